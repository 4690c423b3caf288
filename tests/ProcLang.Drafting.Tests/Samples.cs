using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;
using ProcLang.Drafting.Reading;

namespace ProcLang.Drafting.Tests;

/// <summary>Published texts made for the tests, of kinds that sites publish.</summary>
internal static class Samples
{
    internal const string Measures = """
        首页 > 政策文件
        索引号:000/2021-1 发布机构:办公室
        清河区项目评审办法
        清区发〔2021〕12号
        (2021年3月5日发布)
        目 录
        第一章 总则
        第二章 评审
        第一章　总则
        第一条　为规范项目评审,制定本办法。
        第二条　本办法适用于区级项目。
        第二章　评审
        第三条　评审会由主任召集,出席人数应当超过全体委员的半数。
        评审会按下列方式表决:
        (一)无记名投票;
        (二)赞成票超过出席委员的三分之二的,通过。
        第三条规定的方式不得更改。
        第四条　评审意见应当在收到申请之日起10个工作日内作出,报区长批准。
        第四条之一　主任不在的,由副主任代行职务。
        第五条　各单位每年召开评审会不得超过3次。评审结果应当向社会公布。
        - 2 -
        打印 关闭
        """;

    internal const string Bylaw = """
        Home > Town > Bylaws
        Skip to content
        Meetings Bylaw
        Bylaw No. 7 of 2019
        Adopted May 6, 2019
        Part 1 Meetings
        Section 1. Notice
        The Clerk shall post notice not less than three business days before the meeting.
        Section 2. Quorum
        A majority of the members must be present.
        (a) The Chair counts the members.
        (b) No business may be done without a quorum.
        Section 3. Minutes are signed by the Chair within ten days after the meeting. The Clerk shall report absences to the Mayor.
        Part 2 Conduct
        Section 4. A member shall not vote where he has an interest. No more than two meetings per month are held.
        Page 1 of 1
        Copyright 2019
        """;

    internal static ImmutableArray<string> Paragraphs(string text) => PublishedFile.Read("a.txt", Encoding.UTF8.GetBytes(text)).Paragraphs;

    /// <summary>A Word document with one automatic number a paragraph.</summary>
    internal static byte[] Word(params (string Text, int? Level)[] paragraphs)
    {
        const string ns = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        var body = string.Concat(paragraphs.Select(p => "<w:p>"
            + (p.Level is { } level ? $"<w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>" : "")
            + $"<w:r><w:t>{p.Text}</w:t></w:r></w:p>"));
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            Entry(archive, "word/document.xml", $"<w:document {ns}><w:body>{body}</w:body></w:document>");
            Entry(archive, "word/numbering.xml", $"""
                <w:numbering {ns}><w:abstractNum w:abstractNumId="0">
                <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1条"/></w:lvl>
                <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="(%2)"/></w:lvl>
                </w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>
                """);
        }

        return memory.ToArray();
    }

    private static void Entry(ZipArchive archive, string name, string text)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
