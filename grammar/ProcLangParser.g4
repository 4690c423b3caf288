parser grammar ProcLangParser;
options { tokenVocab = ProcLangLexer; }
fence : (IDENT | OTHER)* EOF ;
