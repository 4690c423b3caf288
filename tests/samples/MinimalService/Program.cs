// A service of one page on a compiled rulebook. Cases live in memory; times come from the caller, never from the machine.
// POST /roster    {"person":"张三","office":"县长"}
// POST /subjects  {"type":"常务会议","name":"会一","at":"2019-03-04T09:00:00"}
// POST /acts      {"subject":"会一","procedure":"会议纪要","act":"拟稿","by":"李四","at":"2019-03-05T09:00:00"}
// GET  /subjects/会一?at=2019-03-06T09:00:00
using System.Text.Encodings.Web;
using NodaTime;
using NodaTime.Text;
using ProcLang.Runtime.Authority;
using ProcLang.Runtime.Cases;
using ProcLang.Runtime.Citations;
using ProcLang.Runtime.Decisions;
using ProcLang.Runtime.Facts;

var rulebook = new LulongWorkingRulesRules.LulongWorkingRules();
var zone = DateTimeZoneProviders.Tzdb[rulebook.Zone];
var roster = Roster.Create(zone);
var docket = Docket.Create(rulebook, roster);
var gate = new Lock();

var builder = WebApplication.CreateBuilder(args);
builder.Services.ConfigureHttpJsonOptions(o => o.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
var app = builder.Build();

// A time that is none is the caller's mistake, told as such.
app.Use(async (http, next) =>
{
    try
    {
        await next();
    }
    catch (UnparsableValueException wrong)
    {
        http.Response.StatusCode = StatusCodes.Status400BadRequest;
        await http.Response.WriteAsync(wrong.Message);
    }
});

app.MapPost("/roster", (Appointment a) =>
{
    lock (gate)
    {
        roster = a.Unit is null
            ? roster.Appoint(new Person(a.Person), new Office(a.Office), Term.Always)
            : a.Office.Length == 0
                ? roster.Join(new Person(a.Person), new Unit(a.Unit), Term.Always)
                : roster.Appoint(new Person(a.Person), new Office(a.Office), Term.Always, new Unit(a.Unit));
        docket = docket.With(roster);
        return Results.NoContent();
    }
});

app.MapPost("/subjects", (NewSubject s) => Apply(d => d.Create(s.Name, s.Type, Facts(s.Facts), At(s.At))));

app.MapPost("/acts", (NewAct a) => Apply(d => d.Act(
    a.Subject, a.Procedure, new ActRequest(a.Act, new Person(a.By), a.Outcome, a.Value, Facts(a.Facts)), At(a.At))));

app.MapGet("/subjects/{name}", (string name, string at) =>
{
    lock (gate)
    {
        docket = docket.Advance(At(at));
        return docket.Cases.Where(c => c.Subject == name).Select(c => new
        {
            procedure = c.Procedure.Info.Name,
            active = c.Procedure.Status(c.State).Active,
            ended = c.Procedure.Status(c.State).Ended,
            open = c.Procedure.Permitted(c.State, docket.ContextFor(name, At(at))).Select(p => new
            {
                act = p.Act,
                who = p.Who.Select(w => w.ToString()),
                under = p.Clause?.Citation.Display(Language.Chinese),
                due = p.Due?.Display(Language.Chinese),
                ledger = p.Due?.Explain(Language.Chinese),
            }),
        }).ToList();
    }
});

app.Run();

IResult Apply(Func<Docket, (Docket Next, Ruling Ruling)> act)
{
    lock (gate)
    {
        var (next, ruling) = act(docket);
        docket = next;
        return ruling switch
        {
            Ruling.Accepted accepted => Results.Ok(new { events = accepted.Events.Select(e => new { kind = e.Kind.ToString(), e.Step, e.Outcome, e.Entered, e.Ended, e.Breaches }) }),
            Ruling.Refused { Refusal: var refusal } => Results.Json(
                new
                {
                    message = refusal.Explain(Language.Chinese),
                    reasons = refusal.Reasons.Select(r => new
                    {
                        code = r.Code.ToString(),
                        citation = r.Clause?.Citation.Display(Language.Chinese),
                        whoMay = r.WhoMay.Select(w => w.ToString()),
                        waitingFor = r.WaitingFor.Select(w => w.Step),
                    }),
                },
                statusCode: StatusCodes.Status409Conflict),
            _ => Results.StatusCode(500),
        };
    }
}

Instant At(string local) => LocalDateTimePattern.ExtendedIso.Parse(local).Value.InZoneLeniently(zone).ToInstant();

static FactSet Facts(Dictionary<string, FactValue>? facts) => facts is null ? FactSet.Empty : FactSet.Of(facts);

internal sealed record Appointment(string Person, string Office, string? Unit);

internal sealed record NewSubject(string Type, string Name, string At, Dictionary<string, FactValue>? Facts);

internal sealed record NewAct(
    string Subject, string? Procedure, string Act, string By, string At, string? Outcome, string? Value, Dictionary<string, FactValue>? Facts);
