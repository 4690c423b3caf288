using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Suggestions;

/// <summary>Who a Chinese sentence says acts: its subject, and lists of offices and units.</summary>
internal static partial class ChineseActors
{
    private const string Ends =
        "部门|单位|机构|机关|办公室|委员会|政府|法制办|管委|中心|公司|学校|会议|局|厅|委|办|处|科|院|所|站|馆|队|部|会|主任|书记|主席|会长|院长|校长|局长|县长|市长|区长|镇长|乡长|省长|处长|科长|部长|厅长|理事长|董事长|秘书长|秘书|组长|负责人|负责同志|责任人|领导|成员|委员|代表|人员|工作人员|召集人|主持人|申请人|当事人|承办人|经办人|起草人|用户|职工|教师|业主|村民";

    /// <summary>The sentence's subject when it is an office or a unit; null otherwise.</summary>
    internal static string? Subject(string sentence)
    {
        var start = Before().Match(sentence).Groups["subject"].Value;
        return Actor().Match(start) is { Success: true } found ? References(found.Groups["who"].Value) : null;
    }

    /// <summary>Offices and units joined by 、和及或 as a reference: 县长, 办公室主任; 县长 或 副县长. Null when one is no name.</summary>
    internal static string? References(string found)
    {
        var any = found.Contains('或', StringComparison.Ordinal);
        var names = Joined().Split(found).Select(Reference).ToList();
        return names.Count == 0 || names.Exists(n => n is null) ? null : string.Join(any ? " 或 " : ", ", names.Distinct(StringComparer.Ordinal));
    }

    private static string? Reference(string name)
    {
        var bare = NotOfAName().Replace(name.Trim(), "");
        var each = bare.StartsWith('各') && bare.Length > 2;
        bare = each ? bare[1..] : bare;
        return SuggestedNames.IsPlain(bare) ? (each ? "各 " : "") + bare : null;
    }

    // What stands before the first word that says what is to be done.
    [GeneratedRegex(@"^(?:\([一二三四五六七八九十]+\)|[一二三四五六七八九十百]+、|第[一二三四五六七八九十百]+条)?\s*(?<subject>[^，,。；;：:]{2,20}?)(?=要|应|须|必须|可以|可|不得|负责|向|将|报|制定|发布|出席|召开|组织|研究|确定|提出|外出|离开|不能|对|在|严禁|自觉|加强|实行|发现|收到|决定|作出|[，,。；;：:]|$)", RegexOptions.CultureInvariant)]
    private static partial Regex Before();

    [GeneratedRegex(@"^(?!对|在|经|因|凡|除|涉及|需要|属于|如|自|为|以|按|根据|由|未|有|严格|坚持|重大|重要|会议纪要|公文|文件)(?<who>[\u4E00-\u9FFF]*(?:" + Ends + "))", RegexOptions.CultureInvariant)]
    private static partial Regex Actor();

    [GeneratedRegex(@"、|和|及|与|或者|或", RegexOptions.CultureInvariant)]
    private static partial Regex Joined();

    [GeneratedRegex(@"^(?:本|该|其|经|由|报|请|有关|参加会议的|主持会议的|负责[\u4E00-\u9FFF]{1,8}的|[\u4E00-\u9FFF]*核报)|的$|审议$|讨论$|研究$|审核$", RegexOptions.CultureInvariant)]
    private static partial Regex NotOfAName();
}
