using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace ProcLang.Samples.Tests;

/// <summary>Runs the sample service as a developer would, and asks it over HTTP.</summary>
public sealed class MinimalServiceTests : IDisposable
{
    private readonly Process _service;
    private readonly HttpClient _http;

    public MinimalServiceTests()
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "ProcLang.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        var project = Path.Combine(folder, "tests", "samples", "MinimalService");
        _service = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(project, "bin", configuration, "net10.0", "MinimalService.dll"), "--urls", "http://127.0.0.1:0"])
        {
            RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = project,
        })!;
        string? address = null;
        while (address is null && _service.StandardOutput.ReadLine() is { } line)
        {
            var at = line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal);
            address = at < 0 ? null : line[at..].Trim();
        }

        // What it goes on to say is read, or it would wait for a reader.
        _ = _service.StandardOutput.ReadToEndAsync();
        _http = new HttpClient { BaseAddress = new Uri(address.ShouldNotBeNull("The service did not start.")) };
    }

    public void Dispose()
    {
        _http.Dispose();
        _service.Kill(entireProcessTree: true);
        _service.Dispose();
    }

    [Fact]
    public async Task Minutes_start_when_the_meeting_ends_and_refusals_cite_the_article()
    {
        await Post("/roster", new { person = "张志远", office = "县长" });
        await Post("/roster", new { person = "孙红", office = "办公室主任" });
        await Post("/roster", new { person = "吴敏", office = "", unit = "县政府办公室" });
        (await Post("/subjects", new { type = "县长办公会议", name = "会一", at = "2019-03-04T09:00:00" })).Status.ShouldBe(HttpStatusCode.OK);

        var refused = await Act("召集", "孙红", "2019-03-04T09:00:00");
        refused.Status.ShouldBe(HttpStatusCode.Conflict);
        var reason = refused.Body.GetProperty("reasons")[0];
        reason.GetProperty("code").GetString().ShouldBe("NotAuthorised");
        reason.GetProperty("citation").GetString()!.ShouldStartWith("第四十三条「");
        reason.GetProperty("whoMay")[0].GetString().ShouldBe("张志远(县长)");

        foreach (var act in new[] { "召集", "开会", "结束" })
        {
            (await Act(act, "张志远", "2019-03-04T17:00:00")).Status.ShouldBe(HttpStatusCode.OK);
        }

        var early = await Act("签发", "张志远", "2019-03-05T09:00:00", "会议纪要");
        early.Status.ShouldBe(HttpStatusCode.Conflict);
        early.Body.GetProperty("reasons")[0].GetProperty("waitingFor")[0].GetString().ShouldBe("拟稿");

        var minutes = (await _http.GetFromJsonAsync<JsonElement>("/subjects/会一?at=2019-03-05T09:00:00"))
            .EnumerateArray().Single(c => c.GetProperty("procedure").GetString() == "会议纪要");
        minutes.GetProperty("active")[0].GetString().ShouldBe("拟稿");
        minutes.GetProperty("open")[0].GetProperty("due").GetString().ShouldBe("2019-03-06");

        var drafted = await Post("/acts", new
        {
            subject = "会一", procedure = "会议纪要", act = "拟稿", by = "吴敏", at = "2019-03-05T10:00:00",
            facts = new Dictionary<string, object>
            {
                ["相关领导"] = new Dictionary<string, object> { ["$type"] = "persons", ["Persons"] = new[] { new { Name = "张志远" } } },
                ["需要征求意见"] = new Dictionary<string, object> { ["$type"] = "flag", ["Value"] = false },
            },
        });
        drafted.Status.ShouldBe(HttpStatusCode.OK);
        drafted.Body.GetProperty("events")[0].GetProperty("entered")[0].GetString().ShouldBe("审核");
    }

    [Fact]
    public async Task A_time_that_is_none_is_the_callers_mistake() =>
        (await Post("/subjects", new { type = "县长办公会议", name = "会二", at = "yesterday" })).Status.ShouldBe(HttpStatusCode.BadRequest);

    private Task<(HttpStatusCode Status, JsonElement Body)> Act(string act, string by, string at, string? procedure = null) =>
        Post("/acts", new { subject = "会一", procedure, act, by, at });

    private async Task<(HttpStatusCode Status, JsonElement Body)> Post(string path, object body)
    {
        using var response = await _http.PostAsJsonAsync(path, body);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }
}
