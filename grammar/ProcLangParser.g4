// The clauses of ProcLang. One fence of a rulebook is one `fence`; fences are independent islands.
// Every clause begins with its anchors (the words of the official text that it implements) and then with a keyword,
// except attributes, signing rules and outcomes, which begin with a name. A condition always ends before an arrow,
// a clause keyword or a brace, so no terminators are needed. No host code, no predicates.
parser grammar ProcLangParser;
options { tokenVocab = ProcLangLexer; }

fence : declaration* EOF ;

declaration
    : ANCHOR* ( rulebook | inForce | repeal | transition | applicability | calendar | unit | office | group | relation | subjectType | enumeration
              | signing | procedure | meeting | election | limit | forbid | duty | acting | delegation | openTerm | interpretation
              | forMany | amendment | declaratory | scenario | property )
    ;

// ---- the head of a rulebook ---------------------------------------------------------------------------------
rulebook : RULEBOOK declaredName LBRACE headItem* RBRACE ;
headItem
    : DOC_NUMBER STRING            # headNumber
    | ISSUED DATE                  # headIssued
    | inForce                      # headEffective
    | repeal                       # headRepeals
    | ZONE STRING                  # headZone
    | CALENDAR name                # headCalendar
    | LAST_DAY (ROLLS | ROLLS_BACK | STAYS) # headLastDay
    | INCLUDE STRING (COMMA STRING)* # headInclude
    ;
inForce : EFFECTIVE DATE (TO DATE)? ;
repeal  : REPEALS STRING (COMMA STRING)* ;
transition : TRANSITION (ALL | name (COMMA name)*) (UNDER_NEW (BACK_TO DATE)? | UNDER_OLD) ;
applicability : APPLIES_TO reference (COMMA reference)* ;

// ---- calendars ----------------------------------------------------------------------------------------------
calendar : CALENDAR declaredName (BASED_ON name)? LBRACE calendarItem* RBRACE ;
calendarItem
    : WEEKEND name (COMMA name)*              # calendarWeekend
    | COVERS DATE TO DATE                     # calendarCovers
    | DAYS_OFF name? dateRange (COMMA dateRange)* # calendarDaysOff
    | WORKDAYS name? dateRange (COMMA dateRange)* # calendarWorkdays
    | DAYS_OFF name? YEARLY yearlyDay observed? validity (UNLESS DATE (COMMA DATE)*)? # calendarYearly
    ;
yearlyDay : MONTH_DAY | name name name ;
observed  : OBSERVED (NEAREST | ROLLS | ROLLS_BACK) ;
dateRange : DATE (TO DATE)? ;

// ---- organisation -------------------------------------------------------------------------------------------
unit     : (BODY | UNIT) declaredName (COMMA declaredName)* (IN name (COMMA name)*)? ;
office   : OFFICE declaredName (COMMA declaredName)* (IN EACH? name)? ;
group    : GROUP declaredName EQUALS reference (COMMA reference)* ;
relation : RELATION declaredName LPAREN name RPAREN (COLON reference (COMMA reference)*)? ;

// ---- documents, matters, types ------------------------------------------------------------------------------
subjectType : (DOCUMENT | MATTER) declaredName (COMMA declaredName)* block? ;
enumeration : TYPE declaredName COLON typeUse ;
attribute   : declaredName (COMMA declaredName)* COLON typeUse ;
typeUse     : EACH? declaredName (BAR declaredName)* ;

// ---- who signs ----------------------------------------------------------------------------------------------
signing  : SIGNING name (COMMA name)* block ;
signRule
    : declaredName exception? COLON (WHEN condition)? ARROW plan  # signWhen
    | OTHERWISE ARROW plan                                       # signOtherwise
    ;
exception : (EXCEPTS | REPLACES) name (COMMA name)* ;
plan      : planItem (COMMA planItem)* ;
planItem
    : MAY_BY? EACH? reference name                                              # planActorFirst
    | MAY_BY? (SIGNED_BY | COUNTERSIGNED_BY | REVIEWED_BY | APPROVED_BY) EACH? reference # planVerbFirst
    ;

// ---- open declarations: procedures, meetings, and clauses for several of them -------------------------------
procedure : PROCEDURE declaredName (ON name (COMMA name)*)? block ;
meeting   : MEETING declaredName (COMMA declaredName)* block? ;
forMany   : FOR name (COMMA name)* block ;
block     : LBRACE item* RBRACE ;
item
    : ANCHOR* USUALLY? ( attribute | signRule | start | step | wait | parallel | record | countsAs
                       | suspension | emergency | merging | splitting | meetingItem | limit | forbid | openTerm | declaratory )
    ;

start    : STARTS event (WHEN condition)? ;
step     : STEP declaredName stepClause* stepBody? ;
stepBody : LBRACE stepItem* RBRACE ;
stepItem : ANCHOR* USUALLY? ( stepClause | outcome ) ;
stepClause
    : BY actors                                       # stepBy
    | MAY_BY actors (IF condition)?                   # stepMayBy
    | deadline                                        # stepDeadline
    | OVERDUE overdue                                 # stepOverdue
    | REQUIRES condition norm?                        # stepRequires
    | GIVES given                                     # stepGives
    | MAY_GIVE given                                  # stepMayGive
    | ATTACHES name (COMMA name)*                     # stepAttaches
    | DURING name (COMMA name)*                       # stepDuring
    | EXTEND declaredName? (AT_MOST? number TIMES)? AT_MOST? period BY actors (IF condition)? WITH_REASONS? (NOTICE_TO reference)? # stepExtend
    | NOT_SOONER span norm? (SHORTENED (TO period)? BY actors (IF condition)? WITH_REASONS?)?              # stepNotSooner
    | SUSPEND FROM event TO path                      # stepSuspend
    | RESTART FROM path                               # stepRestart
    ;
given    : declaredName (COMMA declaredName)* (COLON typeUse)? ;
outcome  : (declaredName (AT_MOST number TIMES)?)? (WHEN condition)? ARROW target ;
target   : (DONE | JOIN | name) (COMMA name)* ;
wait     : WAIT declaredName COLON event ARROW target ;
parallel : PARALLEL declaredName? LBRACE branch* RBRACE JOIN joinRule ARROW target ;
branch   : ANCHOR* step ;
joinRule : ALL | ANY number? ;
record   : RECORD declaredName (LPAREN declaredName COLON typeUse RPAREN)? stepClause* stepBody? ;
countsAs : ACT declaredName COUNTS_AS path (WHEN condition)? ;
suspension : SUSPENSION declaredName stepClause* WITH_REASONS? LBRACE suspensionItem* RBRACE ;
suspensionItem : ANCHOR* ( stillAllowed | resumption | STOPS_CLOCKS ) ;
stillAllowed : STILL_ALLOWED name (COMMA name)* ;
resumption : RESUMED declaredName stepClause* WITH_REASONS? ;
emergency : EMERGENCY declaredName stepClause* WITH_REASONS? LBRACE emergencyItem* RBRACE ;
emergencyItem : ANCHOR* ( waives | madeUp ) ;
waives : WAIVES name (COMMA name)* ;
madeUp : MADE_UP name (COMMA name)* (BY actors)? deadline ;
merging : MERGING declaredName stepClause* WITH_REASONS? LBRACE mergingItem* RBRACE ;
mergingItem : ANCHOR* ( sameFacts | carries ) ;
sameFacts : SAME name (COMMA name)* ;
carries : CARRIES (ALL | name (COMMA name)*) ;
splitting : SPLITTING declaredName stepClause* WITH_REASONS? LBRACE splittingItem* RBRACE ;
splittingItem : ANCHOR* ( KEEPS | ANEW ) ;

actors : actor ((COMMA | AND | OR) actor)* ;
actor  : (EACH RANKED? | RANKED | ANY number)? reference ;
norm   : OTHERWISE (VOID | BREACH) ;

deadline
    : WITHIN (event | DATE | cycle) (AFTER | BEFORE) period INSIDE? (AT TIME)?   # deadlineEventFirst
    | WITHIN period (AFTER | BEFORE) (path | DATE | cycle) (AT TIME)?            # deadlinePeriodFirst
    | WITHIN event BEFORE                                                        # deadlineBeforeEvent
    | WITHIN (LATER_OF | EARLIER_OF) span (COMMA span)+ (AT TIME)?               # deadlineChoice
    | DUE (DATE | cycle) (AT TIME)?                                              # deadlineDue
    ;
span  : (event | DATE | cycle) (AFTER | BEFORE) period INSIDE? | period (AFTER | BEFORE) (path | DATE | cycle) ;
cycle : (YEARLY | PER (period | calendarUnit | HALF_YEARS | QUARTERS)) (MONTH_DAY (COMMA MONTH_DAY)*)? ;
period  : number (HOURS | DAYS | WORKING_DAYS | CLEAR_DAYS | WEEKS | MONTHS | YEARS) ;
overdue : BREACH | COUNTS_AS name | LAPSE | ESCALATE TO reference | CONTINUE ;

// An event is a path (合法性审查.通过), or, before a word that ends it, two words side by side (会议 结束).
event : path path? ;
path  : name (DOT (name | DONE))* ;

// ---- meetings -----------------------------------------------------------------------------------------------
meetingItem
    : CONVENER actors                                             # meetingConvener
    | CHAIR actors                                                # meetingChair
    | EXTRAORDINARY BY actors                                     # meetingExtraordinary
    | FREQUENCY PER calendarUnit number (TO number)? TIMES        # meetingFrequency
    | MEMBERS reference (COMMA reference)*                        # meetingMembers
    | ATTENDEES reference (COMMA reference)*                      # meetingAttendees
    | INVITED reference (COMMA reference)* (WHEN condition)?      # meetingInvited
    | QUORUM PRESENT bound share BY_WEIGHT? (AT name (COMMA name)*)?         # meetingQuorum
    | COMPOSITION condition norm?                                   # meetingComposition
    | SPEAKING reference (COMMA reference)* AT_MOST number TIMES (LASTING number (COMMA number)* MINUTES)? (MORE_TIME BY actors)? # meetingSpeaking
    | PROXY reference AT_MOST number (COUNTED | NOT_COUNTED)?      # meetingProxy
    | (LACKING | OTHERWISE) ADJOURN AT_MOST period (RECONVENE QUORUM PRESENT bound share BY_WEIGHT?)? # meetingAdjourn
    | WEIGHTS weight (COMMA weight)*                              # meetingWeights
    | PROPOSES BY actors                                          # meetingProposes
    | SETTLES BY actors                                           # meetingSettles
    | PAPERS BY actors                                            # meetingPapers
    | LEAVE reference TOWARDS actors                                # meetingLeave
    | ITEM name REQUIRES condition norm?                          # meetingItemRequires
    | DECISION BY actors                                          # meetingDecision
    | DECISION declaredName (ON name (COMMA name)*)? LBRACE voteItem* RBRACE # meetingVote
    ;
voteItem : ANCHOR* voteClause ;
voteClause
    : IN_FAVOUR (bound share | UNANIMOUS shareBase) BY_WEIGHT?   # voteMajority
    | ABSTENTIONS (COUNTED | NOT_COUNTED)             # voteAbstentions
    | BALLOT name                                     # voteBallot
    | TIE (reference DECIDES | FAILS)                 # voteTie
    | RECUSED COUNTED? WHEN condition                 # voteRecusal
    ;
share : (HALF | FRACTION) shareBase | number shareBase? ;
shareBase : ALL_MEMBERS | MEMBERS_PRESENT | VOTES_CAST | reference ;
weight : reference (AS_HELD | number) ;
bound : AT_LEAST | AT_MOST | MORE_THAN | LESS_THAN ;
calendarUnit : DAYS | WEEKS | MONTHS | YEARS ;

// ---- elections ----------------------------------------------------------------------------------------------
election : ELECTION declaredName (ON name (COMMA name)*)? LBRACE electionItem* RBRACE ;
electionItem : ANCHOR* electionClause ;
electionClause
    : SEATS number                                      # electionSeats
    | ELECTORS reference (COMMA reference)*             # electionElectors
    | CANDIDATES reference (COMMA reference)*           # electionCandidates
    | DISQUALIFIED WHEN condition                       # electionDisqualified
    | NOMINATION BY actors (AT_LEAST number)? deadline? # electionNomination
    | VOTING deadline                                   # electionVoting
    | ELECTED bound share                               # electionMajority
    | TIE LOT BY actors                                 # electionTie
    | DECLARATION BY actors                             # electionDeclaration
    | VACANCY NEXT_IN_VOTES                             # electionVacancy
    | RANKED_BALLOTS (AT_MOST number)?                  # electionRanked
    | LAST_TIED (EARLIER_ROUND COMMA?)? (LOT BY actors | ALL_OUT) # electionLastTied
    | WEIGHTS weight (COMMA weight)*                    # electionWeights
    ;

// ---- amending decisions -------------------------------------------------------------------------------------
amendment : AMENDS STRING LBRACE amendmentLine* RBRACE ;
amendmentLine : ANCHOR* amendmentClause ;
amendmentClause
    : articleLabel STRING BECOMES STRING                # amendmentWords
    | DELETES articleLabel STRING?                      # amendmentDeletes
    | ADDS articleLabel STRING (COMMA STRING)*          # amendmentAdds
    ;

// ---- prohibitions, limits, acting for, open terms -----------------------------------------------------------
forbid     : FORBID ( forbidRule | LBRACE forbidLine* RBRACE ) ;
forbidLine : ANCHOR+ USUALLY? forbidRule ;
forbidRule : event (WHEN condition)? (UNLESS condition)? norm? ;
limit      : LIMIT declaredName LBRACE limitLine* RBRACE ;
limitLine  : ANCHOR* PER reference PER calendarUnit bound number TIMES event ;
acting     : ACTING ( actingRule | LBRACE actingLine* RBRACE ) ;
actingLine : ANCHOR+ actingRule ;
actingRule : reference BY reference (COMMA reference)* (WHEN name (OR name)*)? (AND MANDATED)? ;
delegation : DELEGATION declaredName LBRACE delegationLine* RBRACE ;
delegationLine : ANCHOR* reference MAY_DELEGATE reference event (WHEN condition)? ;
openTerm   : OPEN_TERM declaredName BY actors DETERMINES WITH_REASONS? ;
interpretation : INTERPRET declaredName (ON name)? EQUALS condition ;
declaratory : DECLARATORY name (WHOLE | ORDINAL | PARAGRAPH number)* ;

// ---- duties -------------------------------------------------------------------------------------------------
duty       : DUTY declaredName LBRACE dutyItem* RBRACE ;
dutyItem   : ANCHOR* USUALLY? ( dutyBearer | dutyClaimant | dutyWaiver | dutyRule | dutyExcept | dutyFollow ) ;
dutyBearer : BEARER actors ;
dutyClaimant : CLAIMANT actors ;
dutyWaiver : WAIVED BY actors ;
dutyRule   : WHEN event (IF condition)? ( MUST dutyAct | LBRACE dutyLine* RBRACE ) ;
dutyExcept : UNLESS condition ;
dutyFollow : (ON_FULFILMENT | ON_BREACH) LBRACE dutyLine* RBRACE ;
dutyLine   : ANCHOR* dutyAct ;
dutyAct    : name dutyObjects? dutyTail+ | name dutyObjects ;
dutyObjects : name (COMMA name)* ;
dutyTail   : BY actors | deadline ;

// ---- properties ---------------------------------------------------------------------------------------------
property
    : ASSERT NEVER event DONE? (WHEN condition)?        # propertyNever
    | ASSERT ALWAYS event DONE? deadline (IF ON_TIME)?  # propertyAlways
    | ASSERT POSSIBLE event DONE?                       # propertyPossible
    ;

// ---- conditions ---------------------------------------------------------------------------------------------
condition   : conjunction (OR conjunction)* ;
conjunction : negation (AND negation)* ;
negation    : NOT negation | atom ;
atom
    : LPAREN condition RPAREN                             # atomGroup
    | (NEVER path | HAPPENED path (bound number TIMES)?)  # atomEvent
    | bound share HAPPENED path                           # atomTally
    | bound share FROM_ONE name                           # atomFromOne
    | bound share IS reference                            # atomShare
    | reference HEADCOUNT (bound | IS) number             # atomHeadcount
    | operand (IS | IS_NOT) operand                       # atomIs
    | operand ONE_OF operand (COMMA operand)*             # atomOneOf
    | operand INCLUDES operand                            # atomIncludes
    | operand BEYOND operand                              # atomBeyond
    | operand (bound | GE | LE | GT | LT) operand         # atomCompare
    | operand                                             # atomHolds
    ;
operand  : reference | quantity | STRING | DATE ;
quantity : number (YUAN | TEN_THOUSAND_YUAN | HOURS | DAYS | WORKING_DAYS | WEEKS | MONTHS | YEARS)? ;
number   : NUMBER | NUMERAL ;

// ---- scenarios ----------------------------------------------------------------------------------------------
scenario     : SCENARIO STRING LBRACE scenarioLine* RBRACE ;
scenarioLine
    : GIVEN givenFact ((COMMA | AND) givenFact)*     # scenarioGiven
    | WHEN happening (AND happening)*                # scenarioWhen
    | THEN expectation (AND expectation)*            # scenarioThen
    ;
givenFact
    : name HOLDS reference (WITH_VOTES number)? validity  # givenHolds
    | reference IS name validity                        # givenRelation
    | name IN name validity                             # givenStaff
    | name AWAY name validity                           # givenAway
    | name MANDATES name ACTING name validity           # givenMandate
    | name MANDATES name EXERCISING name validity       # givenDelegation
    | name name path? AT moment (CITING STRING)? values? # givenSubject
    ;
validity  : (FROM DATE)? (TO DATE)? ;
moment    : DATE TIME? ;
values    : LBRACE valueLine* RBRACE ;
valueLine : name IS operand (COMMA operand)* ;
happening
    : name AT moment reference path name? values?       # happeningAct
    | TIME_REACHES moment                               # happeningTime
    ;
expectation
    : REFUSED citations?                                # expectRefused
    | ACCEPTED                                          # expectAccepted
    | BREACHED citations?                               # expectBreach
    | DEPARTED citations?                               # expectDeparture
    | NO_BREACH                                         # expectNoBreach
    | NO_DEPARTURE                                      # expectNoDeparture
    | path WITHIN IS moment PROVISIONAL?                  # expectDeadline
    | path STANDS_AT name (COMMA name)*                 # expectStandsAt
    | path ENDED                                        # expectEnded
    | path MAY_BY name (COMMA name)*                    # expectMayBy
    | path (FULFILLED | IN_BREACH | OWED | RELEASED)    # expectDuty
    | path MERGED_INTO name                             # expectMerged
    | path IS operand (COMMA operand)*                  # expectFact
    ;
citations : CITING citation (COMMA citation)* ;
citation  : articleLabel ANCHOR* ;
articleLabel : ARTICLE_LABEL | NUMERAL | ARTICLE? NUMBER name? | ARTICLE name ;

// ---- names --------------------------------------------------------------------------------------------------
reference    : name (DOT name)* (LPAREN reference (COMMA reference)* RPAREN)? ;
declaredName : name (ALIAS name)? ;
name         : IDENT | QUOTED_NAME | nameWord ;

// Keywords that are also plain words of the field: names where no clause of that word can stand.
nameWord
    : CALENDAR | BODY | UNIT | OFFICE | GROUP | RELATION | DOCUMENT | MATTER | TYPE | SIGNING | PROCEDURE | MEETING
    | ACTING | DOC_NUMBER | ISSUED | EFFECTIVE | ZONE | WEEKEND | COVERS | CONVENER | CHAIR | MEMBERS | ATTENDEES
    | INVITED | PRESENT | FREQUENCY | PROPOSES | SETTLES | ITEM | PAPERS | LEAVE | DECISION | DETERMINES | RECORD
    | PROVISIONAL | YEARLY | OBSERVED | NEAREST
    | ARTICLE | PARAGRAPH | LAPSE | BREACH | REFUSED | MANDATES | IN_FAVOUR | UNANIMOUS | ABSTENTIONS
    | COUNTED | NOT_COUNTED | BALLOT | TIE | DECIDES | FAILS | RECUSED | ADJOURN | PROXY
    | DUTY | WAIVED | DELEGATION | SUSPENSION | RESUMED | EMERGENCY | MADE_UP
    | ELECTION | SEATS | ELECTORS | CANDIDATES | NOMINATION | VOTING | ELECTED | LOT | DECLARATION | VACANCY
    | AMENDS | BECOMES | DELETES | ADDS
    | COMPOSITION | SPEAKING | MINUTES | MORE_TIME | HEADCOUNT | ON_TIME
    | WEIGHTS | WITH_VOTES | MERGING | SPLITTING | SAME
    ;
