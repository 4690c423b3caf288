using ProcLang.Drafting.Suggestions;
using ProcLang.Syntax.Parsing;
using ProcLang.Syntax.Text;

namespace ProcLang.Drafting.Tests;

/// <summary>Procedural sentences are found; what is suggested is a clause that parses once it stands where it says.</summary>
public class SuggestionTests
{
    private static Draft DraftOf(string text) => Skeleton.Write(TextRecognition.Recognise(Samples.Paragraphs(text), "x"));

    [Fact]
    public void Chinese_sentences_suggest_their_clauses()
    {
        var found = DraftOf(Samples.Measures).Suggestions;
        Clause(found, SuggestionKind.Quorum).ShouldEndWith("法定人数 出席 超过 半数 成员");
        Clause(found, SuggestionKind.Deadline).ShouldEndWith("期限 送达 后 10 个工作日 内");
        Clause(found, SuggestionKind.Signer).ShouldEndWith("步骤 批准 由 区长");
        Clause(found, SuggestionKind.Delegation).ShouldContain("由 副主任");
        Clause(found, SuggestionKind.Limit).ShouldContain("至多 3 次");
        found.Select(s => s.Kind).ShouldContain(SuggestionKind.Vote);
        found.Select(s => s.Kind).ShouldContain(SuggestionKind.Publication);
        found.Select(s => s.Kind).ShouldContain(SuggestionKind.Prohibition);
    }

    [Fact]
    public void English_sentences_suggest_their_clauses()
    {
        var found = DraftOf(Samples.Bylaw).Suggestions;
        Clause(found, SuggestionKind.Quorum).ShouldEndWith("quorum present more than half of members");
        found.ShouldContain(s => s.Clause.EndsWith("within 3 working days before MeetingDay", StringComparison.Ordinal));
        Clause(found, SuggestionKind.Signer).ShouldEndWith("step Sign by Chair");
        Clause(found, SuggestionKind.Report).ShouldEndWith("step Report by Clerk");
        Clause(found, SuggestionKind.Recusal).ShouldContain("recused when member is one of Interested");
        Clause(found, SuggestionKind.Limit).ShouldContain("at most 2 times");
    }

    [Theory]
    [InlineData("纪要由相关领导、办公室主任审核后,报县长签发。", "步骤 审核 由 相关领导, 办公室主任|步骤 签发 由 县长")]
    [InlineData("计划由办公室审核,经办公室主任或副主任审批后,报请县长审定。", "步骤 审核 由 办公室|步骤 审批 由 办公室主任 或 副主任|步骤 审定 由 县长")]
    [InlineData("全体会议由县长召集和主持。", "召集 县长|主持 县长")]
    [InlineData("采用无记名投票方式,赞成票超过出席委员的三分之二的,通过。", "表决 事项 { 赞成 超过 三分之二 出席成员 方式 无记名 }")]
    [InlineData("决定须经全体委员半数以上同意,方为通过表决。", "表决 事项 { 赞成 不少于 半数 全体成员 }")]
    [InlineData("县政府办公室要定期通报落实情况。", "步骤 报告 由 县政府办公室")]
    [InlineData("教育局应当及时公布结果。", "步骤 公布 由 教育局")]
    [InlineData("起草前应当征求各乡镇政府意见。", "步骤 征求意见 由 各 乡镇政府")]
    [InlineData("会议结束后2日内拟出纪要。", "期限 会议 结束 后 2 日 内")]
    [InlineData("县长在外学习、出国访问期间,受县长委托,由常务副县长代行县长职务。", "代行 县长 由 常务副县长 当 在外学习 或 出国访问 且 受委托")]
    [InlineData("本办法自2021年5月1日起施行。《旧办法》(清区发〔2010〕3号)同时废止。", "施行 2021-05-01|废止 \"清区发〔2010〕3号\"")]
    [InlineData("本办法自公布之日起施行,《旧办法》同时废止。", "施行 2021-03-05|废止 \"旧办法\"")]
    [InlineData("全体会议应有三分之二以上委员出席方可举行。", "法定人数 出席 不少于 三分之二 成员")]
    [InlineData("会议由2/3以上成员到会,以到会成员过半数同意通过。", "表决 事项 { 赞成 超过 半数 出席成员 }")]
    [InlineData("理事长负责召集和主持理事会。", "召集 理事长|主持 理事长")]
    [InlineData("执法人员应当自立案之日起60日内作出决定。", "期限 立案 后 60 日 内")]
    [InlineData("情况复杂的,经局长批准,可以延长15个工作日。", "延长 1 次 至多 15 个工作日 由 局长 须理由")]
    [InlineData("检验、鉴定的时间不计入办理期限。", "暂停 自 开始办理 至 办理完毕")]
    [InlineData("被征求意见的单位逾期未答复的,视为同意。", "逾期 视为 同意")]
    [InlineData("各乡镇政府应当于每年3月15日前报送上年情况。", "承担 各 乡镇政府 当 机构 须 报送 材料 截止 每年 03-15 }")]
    [InlineData("委员与评审事项有利害关系的,应当回避。", "表决 事项 { 回避 当 成员 属于 相关人 }")]
    [InlineData("承办人员与案件有利害关系的,应当自行回避。", "要求 非 行为人 属于 利害关系人 否则 无效")]
    [InlineData("经会长或者监事长提议,可以临时召开理事会。", "临时召开 由 会长 或 监事长")]
    [InlineData("公示期不少于5个工作日。", "步骤 公示 期限 送达 后 5 个工作日 内 逾期 继续")]
    [InlineData("申请期限不得少于7个工作日。", "")]
    [InlineData("承办机构撰写调查报告。", "")]
    public void A_chinese_sentence_suggests_clauses_with_the_names_it_says(string sentence, string clauses) =>
        Clauses("清河区办法\n2021年3月5日\n第一条 " + sentence).ShouldBe(clauses);

    [Theory]
    [InlineData("The town clerk shall publish the agenda.", "step Publish by TownClerk")]
    [InlineData("The agenda shall be published on the site by the Records Officer.", "step Publish by RecordsOfficer")]
    [InlineData("If the Chair is absent, the Vice Chair acts for the Chair.", "acting Chair by ViceChair")]
    [InlineData("The board of trustees must report to the Mayor.", "step Report by BoardOfTrustees")]
    [InlineData("The Clerk consults the planning committee.", "step Consult by each PlanningCommittee")]
    [InlineData("A motion is carried by two-thirds of the votes cast.", "vote Motion { in favour at least 2/3 votes cast }")]
    [InlineData("A bylaw needs a majority of all members, by secret ballot.", "vote Motion { in favour more than half of all members ballot secret }")]
    [InlineData("Meetings are called by the Mayor.", "convener Mayor")]
    [InlineData("This bylaw takes effect on January 1, 2020.", "effective 2020-01-01")]
    [InlineData("The Charter of 1998 is repealed.", "repeals \"The Charter of 1998\"")]
    [InlineData("Twelve (12) members present in person shall constitute a quorum.", "quorum present at least 12 members")]
    [InlineData("No business is done in the absence of a quorum of the members.", "")]
    [InlineData("It is decided by a three-quarters majority of the members present and voting.", "vote Motion { in favour at least 3/4 votes cast }")]
    [InlineData("In the event of a tie the Chair has a casting vote.", "vote Motion { tie chair decides }")]
    [InlineData("Members who abstain are taken as not voting.", "vote Motion { abstentions not counted }")]
    [InlineData("Each member has one vote and may use it.", "")]
    [InlineData("The notice is sent not less than ten (10) nor more than sixty (60) days before the meeting.", "within 10 days before MeetingDay")]
    [InlineData("The officer replies within forty-five days of receipt.", "within 45 days after received")]
    [InlineData("The Director may extend the period by up to 15 working days.", "extend 1 time at most 15 working days by Director with reasons")]
    [InlineData("An application not answered in time is deemed to be refused.", "overdue counts as Refused")]
    [InlineData("A director with an interest in a matter shall not vote on it.", "vote Motion { recused when member is one of Interested }")]
    [InlineData("No more than two trustees may come from the same family.", "composition at most 2 members from one unit")]
    [InlineData("Special meetings are called by the President at any time.", "extraordinary by President|convener President")]
    [InlineData("Cheques are signed by the Treasurer and countersigned by the President or the Secretary.", "step Sign by Treasurer|step Countersign by President or Secretary")]
    [InlineData("The Secretary to the Panel shall notify the student.", "step Report by SecretaryToPanel")]
    public void An_english_sentence_suggests_clauses_with_the_names_it_says(string sentence, string clauses) =>
        Clauses("Meetings Bylaw\nAdopted May 6, 2019\nSection 1. " + sentence).ShouldBe(clauses);

    [Fact]
    public void The_day_in_force_is_read()
    {
        TextRecognition.Recognise(Samples.Paragraphs("办法\n2021年3月5日\n第一条 甲。\n第二条 本办法自发布之日起施行。"), "x").Effective.ShouldBe(new DateOnly(2021, 3, 5));
        TextRecognition.Recognise(Samples.Paragraphs("Rules\nSection 1. One.\nSection 2. These rules come into force on 1 March 2024."), "x").Effective.ShouldBe(new DateOnly(2024, 3, 1));
        TextRecognition.Recognise(Samples.Paragraphs("办法\n2021年3月5日\n第一条 甲。"), "x").Effective.ShouldBeNull();
    }

    [Theory]
    [InlineData("信息发布要经过严格审定。")]
    [InlineData("未经前置审核的,不予审议。")]
    public void What_only_sounds_like_a_signatory_is_none(string sentence) =>
        DraftOf("办法\n第一条 " + sentence).Suggestions.ShouldNotContain(s => s.Kind == SuggestionKind.Signer);

    [Fact]
    public void A_sentence_that_rules_nothing_suggests_nothing() =>
        DraftOf("办法\n第一条 为了规范评审工作,根据有关规定,制定本办法。\n第二条 评审工作坚持公平的原则。").Suggestions.ShouldBeEmpty();

    [Theory]
    [InlineData(Samples.Measures)]
    [InlineData(Samples.Bylaw)]
    public void Every_suggestion_parses_where_it_may_stand(string text)
    {
        foreach (var one in DraftOf(text).Suggestions)
        {
            var fence = one.Place switch
            {
                SuggestionPlace.Procedure => $"程序 某程序 {{ {one.Clause} }}",
                SuggestionPlace.Step => $"程序 某程序 {{ 步骤 某步骤 {{ {one.Clause} }} }}",
                SuggestionPlace.Meeting => $"会议 某会议 {{ {one.Clause} }}",
                _ => one.Clause,
            };
            FenceParser.Parse(new SourceText("a", fence), new TextSpan(0, fence.Length)).Diagnostics.ShouldBeEmpty(one.Clause);
        }
    }

    [Fact]
    public void Suggestions_are_comments_and_never_clauses() =>
        DraftOf(Samples.Bylaw).Files[0].Content.Split('\n').Where(l => l.Contains("step ", StringComparison.Ordinal)).ShouldAllBe(l => l.StartsWith("//", StringComparison.Ordinal));

    /// <summary>What is suggested, without the quotations.</summary>
    private static string Clauses(string text) => string.Join('|', DraftOf(text).Suggestions.Select(s => s.Clause[(s.Clause.LastIndexOfAny(['」', '»']) + 1)..].Trim()));

    private static string Clause(IEnumerable<Suggestion> found, SuggestionKind kind) => found.First(s => s.Kind == kind).Clause;
}
