lexer grammar ProcLangLexer;
IDENT : [\p{L}_] [\p{L}\p{N}_]* ;
WS : [\p{White_Space}]+ -> channel(HIDDEN) ;
OTHER : . ;
