global using ProcLang.Syntax.Text;
