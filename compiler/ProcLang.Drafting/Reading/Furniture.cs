using System.Text.RegularExpressions;

namespace ProcLang.Drafting.Reading;

/// <summary>Lines of a published page that are not part of the text: where one is on the site, buttons, page numbers.</summary>
internal static partial class Furniture
{
    internal static bool Is(string line) => line.Length <= 160 && (Chinese().IsMatch(line) || English().IsMatch(line) || PageNumber().IsMatch(line));

    [GeneratedRegex(@"^(?:当前位置|您(?:现在)?的位置|首页\s*[>›»]|索引号|信息分类|主题分类|发布机构|发文机关|发文日期|成文日期|发布日期|发布时间|公开日期|名\s*称\s*[:：]|有效性|字\s*号\s*[:：]|字体\s*[:：]|来源\s*[:：]|作者\s*[:：]|浏览次数|点击数|访问量|责任编辑|上一[篇条]|下一[篇条]|分享(?:到|至)?|收藏|打印|关闭|返回(?:顶部|首页)?|扫一扫|附件下载|相关(?:阅读|链接|解读)|版权所有|主办单位|承办单位|网站标识码|\S{1,3}ICP备|\S{1,3}公网安备)", RegexOptions.CultureInvariant)]
    private static partial Regex Chinese();

    [GeneratedRegex(@"^(?:Home\s*[>›»/|]|You are here|Skip to|Back to top|Print(?: this page)?$|Share(?: this)?(?: page)?(?: on .*)?$|Tweet$|Email(?: this page)?$|Menu$|Search$|Sign in$|Log in$|Subscribe\b.{0,40}$|Copyright\b|©|All rights reserved|Last (?:updated|modified)|Page last|Cookie|Privacy policy$|Terms of use$|Accessibility$|Sitemap$|Contact us$|Next(?: page)?$|Previous(?: page)?$|Download(?: PDF)?$|Close(?: window)?$)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex(@"^(?:[-–—·\s]*\d{1,4}[-–—·\s]*|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|Page\s+\d+(?:\s+of\s+\d+)?)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex PageNumber();
}
