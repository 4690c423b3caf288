// The words of ProcLang. Every keyword has a Chinese and an English spelling and is one token either way,
// so the two surfaces share one grammar and one tree. No host code, no predicates.
//
// Order matters (a test pins it): keywords stand before numerals, numerals before IDENT; a longer match always wins,
// so 成员会议 is a name although 成员 is a keyword. English keywords of several words allow any white space inside.
lexer grammar ProcLangLexer;

channels { COMMENTS }

// ---- trivia -------------------------------------------------------------------------------------------------
WHITESPACE   : [\p{White_Space}\uFEFF]+ -> channel(HIDDEN) ;
LINE_COMMENT : '//' ~[\r\n]* -> channel(COMMENTS) ;
BLOCK_COMMENT: '/*' .*? '*/' -> channel(COMMENTS) ;

// ---- quotations ---------------------------------------------------------------------------------------------
ANCHOR : '「' ~[「」]* '」' | '«' ~[«»]* '»' ;
STRING : '"' ~["\r\n]* '"' | '\u201C' ~[\u201C\u201D\r\n]* '\u201D' ;
QUOTED_NAME : '`' ~[`\r\n]+ '`' ;

// ---- punctuation (full width equals ASCII) ------------------------------------------------------------------
LBRACE : '{' | '\uFF5B' ;
RBRACE : '}' | '\uFF5D' ;
LPAREN : '(' | '\uFF08' ;
RPAREN : ')' | '\uFF09' ;
COMMA  : ',' | '\uFF0C' | '、' ;
COLON  : ':' | '\uFF1A' ;
DOT    : '.' | '\uFF0E' | '·' ;
BAR    : '|' | '\uFF5C' ;
EQUALS : '=' | '\uFF1D' ;
ARROW  : '→' | '->' ;
GE : '>=' | '≥' ;
LE : '<=' | '≤' ;
GT : '>' | '\uFF1E' ;
LT : '<' | '\uFF1C' ;

// ---- declarations -------------------------------------------------------------------------------------------
RULEBOOK   : '规则' | 'rulebook' ;
CALENDAR   : '日历' | 'calendar' ;
BODY       : '机关' | 'body' ;
UNIT       : '部门' | 'unit' ;
OFFICE     : '职务' | 'office' ;
GROUP      : '组' | 'group' ;
RELATION   : '关系' | 'relation' ;
DOCUMENT   : '公文' | 'document' ;
MATTER     : '事项' | 'matter' ;
TYPE       : '类型' | 'type' ;
SIGNING    : '签发' | 'signing' ;
PROCEDURE  : '程序' | 'procedure' ;
MEETING    : '会议' | 'meeting' ;
LIMIT      : '限额' | 'limit' ;
FORBID     : '禁止' | 'forbid' ;
ACTING     : '代行' | 'acting' ;
OPEN_TERM  : '未定' | 'open' W 'term' ;
INTERPRET  : '解释' | 'interpret' ;
FOR        : '适用于' | 'for' ;
DECLARATORY: '宣示' | 'declaratory' ;
SCENARIO   : '场景' | 'scenario' ;

// ---- the head of a rulebook ---------------------------------------------------------------------------------
DOC_NUMBER : '文号' | 'number' ;
ISSUED     : '印发' | 'issued' ;
EFFECTIVE  : '施行' | 'effective' ;
REPEALS    : '废止' | 'repeals' ;
APPLIES_TO : '适用对象' | 'applies' W 'to' ;
TRANSITION : '过渡' | 'transition' ;
UNDER_NEW  : '从新' | 'under' W 'these' W 'rules' ;
UNDER_OLD  : '从旧' | 'under' W 'former' W 'rules' ;
BACK_TO    : '溯及' | 'back' W 'to' ;
ZONE       : '时区' | 'zone' ;
LAST_DAY   : '末日' | 'last' W 'day' ;
ROLLS      : '顺延' | 'rolls' W 'forward' ;
ROLLS_BACK : '提前' | 'rolls' W 'back' ;
STAYS      : '不顺延' | 'stays' ;
INCLUDE    : '引入' | 'include' ;

// ---- calendars ----------------------------------------------------------------------------------------------
WEEKEND    : '周休' | 'weekend' ;
COVERS     : '范围' | 'covers' ;
DAYS_OFF   : '放假' | 'days' W 'off' ;
WORKDAYS   : '上班' | 'make-up' W 'days' ;
BASED_ON   : '基于' | 'based' W 'on' ;
YEARLY     : '每年' | 'yearly' ;
OBSERVED   : '遇休' | 'observed' ;
NEAREST    : '就近' | 'nearest' ;

// ---- organisation -------------------------------------------------------------------------------------------
ALIAS      : 'as' ;
IN         : '属' | 'in' ;
EACH       : '各' | 'each' ;
RANKED     : '按排序' | 'in' W 'rank' W 'order' ;
ANY        : '任意' | 'any' ;

// ---- clauses ------------------------------------------------------------------------------------------------
USUALLY    : '一般' | 'usually' ;
EXCEPTS    : '例外于' | 'excepts' ;
REPLACES   : '替代' | 'replaces' ;
WHEN       : '当' | 'when' ;
IF         : '若' | 'if' ;
UNLESS     : '除外' | 'unless' ;
OTHERWISE  : '否则' | 'otherwise' ;
AND        : '且' | 'and' ;
OR         : '或' | 'or' ;
NOT        : '非' | 'not' ;
VOID       : '无效' | 'void' ;
BREACH     : '违反' | 'breach' ;
BY         : '由' | 'by' ;
MAY_BY     : '可由' | 'may' W 'by' | 'may' W 'be' ;
SIGNED_BY  : 'signed' W 'by' ;
COUNTERSIGNED_BY : 'countersigned' W 'by' ;
REVIEWED_BY: 'reviewed' W 'by' ;
APPROVED_BY: 'approved' W 'by' ;
ON         : '对' | 'on' ;
STARTS     : '始于' | 'starts' W 'with' ;
STEP       : '步骤' | 'step' ;
WAIT       : '等待' | 'await' ;
PARALLEL   : '并行' | 'parallel' ;
JOIN       : '汇合' | 'join' ;
ALL        : '全部' | 'all' ;
RECORD     : '记录' | 'record' ;
DURING     : '限于' | 'during' ;
REQUIRES   : '要求' | 'requires' ;
GIVES      : '须填' | 'gives' ;
MAY_GIVE   : '可填' | 'may' W 'give' ;
ATTACHES   : '须附' | 'attaches' ;
DONE       : '完成' | 'done' ;
ACT        : '行为' | 'act' ;
COUNTS_AS  : '视为' | 'counts' W 'as' ;
WITHIN     : '期限' | 'within' ;
AFTER      : '后' | 'after' ;
BEFORE     : '前' | 'before' ;
INSIDE     : '内' ;
OVERDUE    : '逾期' | 'overdue' ;
LAPSE      : '失效' | 'lapse' ;
ESCALATE   : '升级' | 'escalate' ;
CONTINUE   : '继续' | 'continue' ;
EXTEND     : '延长' | 'extend' ;
SUSPEND    : '暂停' | 'suspend' ;
RESTART    : '重计' | 'restart' ;
NOTICE_TO  : '须告知' | 'with' W 'notice' W 'to' ;
NOT_SOONER : '不早于' | 'not' W 'sooner' W 'than' ;
SHORTENED  : '可缩短' | 'shortened' ;
LATER_OF   : '较晚' | 'later' W 'of' ;
EARLIER_OF : '较早' | 'earlier' W 'of' ;
DUE        : '截止' | 'due' ;
HALF_YEARS : '半年' | 'half-year' ;
QUARTERS   : '季度' | 'quarter' ;
FROM       : '自' | 'from' ;
TO         : '至' | 'to' ;
DETERMINES : '认定' | 'determines' ;
WITH_REASONS : '须理由' | 'with' W 'reasons' ;
MANDATED   : '受委托' | 'mandated' ;
SUSPENSION : '中止' | 'suspension' ;
STILL_ALLOWED : '仍可' | 'still' W 'allowed' ;
RESUMED    : '恢复' | 'resumption' ;
STOPS_CLOCKS : '停止计时' | 'stops' W 'clocks' ;
MERGING    : '合并' | 'merging' ;
SPLITTING  : '分立' | 'splitting' ;
SAME       : '相同' | 'same' ;
CARRIES    : '带入' | 'carries' W 'over' ;
KEEPS      : '沿用经过' | 'keeps' W 'what' W 'was' W 'done' ;
ANEW       : '重新办理' | 'begins' W 'anew' ;
EMERGENCY  : '应急' | 'emergency' ;
WAIVES     : '免' | 'waives' ;
MADE_UP    : '补办' | 'made' W 'up' ;
PER        : '每' | 'per' | 'every' ;
TIMES      : '次' | 'times' | 'time' ;

// ---- meetings -----------------------------------------------------------------------------------------------
CONVENER   : '召集' | 'convener' ;
CHAIR      : '主持' | 'chair' ;
MEMBERS    : '成员' | 'members' ;
ATTENDEES  : '列席' | 'attendees' ;
INVITED    : '邀请' | 'invited' ;
QUORUM     : '法定人数' | 'quorum' ;
PRESENT    : '出席' | 'present' ;
FREQUENCY  : '频次' | 'frequency' ;
EXTRAORDINARY : '临时召开' | 'extraordinary' ;
PROPOSES   : '提出议题' | 'agenda' W 'proposed' ;
SETTLES    : '确定议题' | 'agenda' W 'settled' ;
ITEM       : '议题' | 'agenda' W 'item' ;
PAPERS     : '送达材料' | 'papers' W 'sent' ;
LEAVE      : '请假' | 'leave' ;
TOWARDS    : '向' | 'asked' W 'of' ;
DECISION   : '表决' | 'vote' | 'decision' ;
LACKING    : '不足时' | 'failing' W 'that' ;
ADJOURN    : '延期' | 'adjourn' ;
RECONVENE  : '再次召开' | 'reconvene' ;
PROXY      : '委托投票' | 'proxy' ;
IN_FAVOUR  : '赞成' | 'in' W 'favour' | 'in' W 'favor' ;
UNANIMOUS  : '一致' | 'unanimity' W 'of' ;
ABSTENTIONS: '弃权' | 'abstentions' ;
COUNTED    : '计入' | 'counted' ;
NOT_COUNTED: '不计入' | 'not' W 'counted' ;
BALLOT     : '方式' | 'ballot' ;
TIE        : '同票' | 'tie' ;
DECIDES    : '决定' | 'decides' ;
FAILS      : '否决' | 'fails' ;
RECUSED    : '回避' | 'recused' ;
ALL_MEMBERS: '全体成员' | 'all' W 'members' ;
MEMBERS_PRESENT : '出席成员' | 'members' W 'present' ;
COMPOSITION: '组成' | 'composition' ;
SPEAKING   : '发言' | 'speaking' ;
LASTING    : '每次' | 'lasting' ;
MINUTES    : '分钟' | 'minutes' | 'minute' ;
MORE_TIME  : '加时' | 'more' W 'time' ;
VOTES_CAST : '所投票' | 'votes' W 'cast' ;

// ---- elections ----------------------------------------------------------------------------------------------
ELECTION   : '选举' | 'election' ;
SEATS      : '名额' | 'seats' ;
ELECTORS   : '选举人' | 'electors' ;
CANDIDATES : '候选人' | 'candidates' ;
DISQUALIFIED : '不得提名' | 'disqualified' ;
NOMINATION : '提名' | 'nomination' ;
VOTING     : '投票' | 'voting' ;
ELECTED    : '当选' | 'elected' ;
LOT        : '抽签' | 'lot' ;
DECLARATION: '公布' | 'declaration' ;
VACANCY    : '出缺' | 'vacancy' ;
NEXT_IN_VOTES : '递补' | 'next' W 'in' W 'votes' ;
RANKED_BALLOTS : '排序投票' | 'ranked' W 'ballots' ;
LAST_TIED  : '末位同票' | 'last' W 'tied' ;
EARLIER_ROUND : '前轮少者' | 'fewer' W 'in' W 'earlier' W 'round' ;
ALL_OUT    : '一并淘汰' | 'all' W 'out' ;
WEIGHTS    : '票权' | 'voting' W 'weights' ;
AS_HELD    : '按持份' | 'as' W 'held' ;
BY_WEIGHT  : '按票权' | 'by' W 'weight' ;

// ---- amending decisions -------------------------------------------------------------------------------------
AMENDS     : '修正' | 'amends' ;
BECOMES    : '改为' | 'becomes' ;
DELETES    : '删去' | 'deletes' ;
ADDS       : '增加' | 'adds' ;

// ---- duties -------------------------------------------------------------------------------------------------
DUTY       : '义务' | 'duty' ;
DELEGATION : '授权' | 'delegation' ;
MAY_DELEGATE : '可授权' | 'may' W 'delegate' W 'to' ;
BEARER     : '承担' | 'bearer' ;
CLAIMANT   : '权利人' | 'claimant' ;
MUST       : '须' | 'must' ;
WAIVED     : '免除' | 'waived' ;
ON_FULFILMENT : '履行则' | 'if' W 'fulfilled' ;
ON_BREACH  : '违反则' | 'if' W 'breached' ;

// ---- properties ---------------------------------------------------------------------------------------------
ASSERT     : '断言' | 'assert' ;
ALWAYS     : '必定' | 'always' ;
POSSIBLE   : '总能' | 'possible' ;
ON_TIME    : '按期' | 'on' W 'time' ;

// ---- conditions ---------------------------------------------------------------------------------------------
IS         : '为' | 'is' ;
IS_NOT     : '不为' | 'is' W 'not' ;
ONE_OF     : '属于' | 'is' W 'one' W 'of' ;
INCLUDES   : '包含' | 'includes' ;
BEYOND     : '不止' | 'beyond' ;
HAPPENED   : '已经' | 'already' ;
NEVER      : '未曾' | '永不' | 'never' ;
AT_LEAST   : '不少于' | '以上' | 'at' W 'least' ;
AT_MOST    : '不超过' | '至多' | 'at' W 'most' ;
MORE_THAN  : '超过' | 'more' W 'than' ;
LESS_THAN  : '少于' | '不满' | 'less' W 'than' | 'fewer' W 'than' ;
FROM_ONE   : '来自同一' | 'from' W 'one' ;
HEADCOUNT  : '人数' | 'headcount' ;
HALF       : '半数' | 'half' W 'of' ;

// ---- units of time and money --------------------------------------------------------------------------------
WORKING_DAYS : '个工作日' | '工作日' | 'working' W 'days' | 'working' W 'day' ;
CLEAR_DAYS : '整日' | 'clear' W 'days' | 'clear' W 'day' ;
HOURS      : '小时' | 'hours' | 'hour' ;
DAYS       : '日' | '天' | 'days' | 'day' ;
WEEKS      : '周' | 'weeks' | 'week' ;
MONTHS     : '个月' | '月' | 'months' | 'month' ;
YEARS      : '年' | 'years' | 'year' ;
YUAN       : '元' | 'yuan' ;
TEN_THOUSAND_YUAN : '万元' ;

// ---- scenarios ----------------------------------------------------------------------------------------------
GIVEN      : '假如' | 'given' ;
THEN       : '那么' | 'then' ;
HOLDS      : '任' | 'holds' ;
WITH_VOTES : '持份' | 'with' W 'votes' ;
AWAY       : '不在' | 'is' W 'away' ;
MANDATES   : '委托' | 'mandates' ;
AT         : '于' | 'at' ;
TIME_REACHES : '时至' | 'time' W 'reaches' ;
REFUSED    : '被拒' | 'refused' ;
ACCEPTED   : '获准' | 'accepted' ;
CITING     : '依据' | 'citing' ;
PROVISIONAL: '暂定' | 'provisional' ;
STANDS_AT  : '处于' | 'stands' W 'at' ;
ENDED      : '已结束' | 'has' W 'ended' ;
BREACHED   : '记违反' | 'breach' W 'recorded' ;
DEPARTED   : '记偏离' | 'departure' W 'recorded' ;
NO_BREACH  : '未记违反' | 'no' W 'breach' W 'recorded' ;
NO_DEPARTURE : '未记偏离' | 'no' W 'departure' W 'recorded' ;
EXERCISING : '行使' | 'to' W 'exercise' ;
FULFILLED  : '已履行' | 'has' W 'been' W 'fulfilled' ;
IN_BREACH  : '已违反' | 'has' W 'been' W 'breached' ;
OWED       : '未履行' | 'is' W 'still' W 'owed' ;
RELEASED   : '已免除' | 'has' W 'been' W 'waived' ;
MERGED_INTO: '已并入' | 'has' W 'been' W 'merged' W 'into' ;
ARTICLE    : 'article' | 'sec.' | 'Sec.' | '§' ;
PARAGRAPH  : 'paragraph' ;
WHOLE      : '全条' | 'whole' W 'article' ;
ORDINAL    : '第' CN_DIGITS ('款' | '项') ;
ARTICLE_LABEL : '第' CN_DIGITS '条' ('之' CN_DIGITS)? ;

// ---- numbers and names --------------------------------------------------------------------------------------
TIME     : DIGIT DIGIT? [:：] DIGIT DIGIT ;
DATE     : DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT ;
MONTH_DAY : DIGIT DIGIT '-' DIGIT DIGIT ;
FRACTION : CN_DIGITS '分之' CN_DIGITS | (DIGIT+ [/／] DIGIT+ | DIGIT+ [%％]) (W 'of')? ;
NUMBER   : DIGIT+ ('.' DIGIT+)? ;
NUMERAL  : CN_DIGITS ;
IDENT    : ID_START ID_PART* ('-' ID_PART+)* ;
OTHER    : . ;

fragment W : [ \t\r\n]+ ;
fragment DIGIT : [0-9０-９] ;
fragment CN_DIGITS : [〇零一二两三四五六七八九十百千万亿]+ ;
fragment ID_START : [\p{L}_] ;
fragment ID_PART : [\p{L}\p{N}\p{M}_] ;
