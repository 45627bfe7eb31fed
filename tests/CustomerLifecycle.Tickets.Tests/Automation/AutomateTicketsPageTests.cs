using System.Text.RegularExpressions;
using CustomerLifecycle.Testing;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Automation;

/// <summary>What the page on automating tickets shows is compiled, is valid together, and works.</summary>
public sealed partial class AutomateTicketsPageTests
{
    [Fact]
    [Trait("Feature", "tickets.automation-json")]
    public async Task The_page_shows_what_is_compiled_and_its_document_works()
    {
        string[] shown = [.. Blocks().Matches(Page()).Select(block => block.Groups["code"].Value)];
        await using TicketFixture fixture = await TicketFixture.CreateAsync("memory", options => Configure(options).AddAutomation(shown.Single(code => code.StartsWith('{'))));
        ITicketService tickets = fixture.Tickets;
        Ticket ticket = (await tickets.CreateAsync(NewTicket() with { CustomerLevel = "vip", Fields = new Dictionary<string, string> { ["model"] = "PRO-2" } })).EnsureApplied();

        ticket = await ApplyAsync(tickets, ticket, Ann, new HashSet<string> { "desk" });

        Assert.Equal(("urgent", "key-accounts", "ann"), (ticket.Priority, ticket.Group, ticket.Assignee!.Value.Value));
        Assert.Equal(["asked", "vip"], ticket.Tags);
        Assert.Equal(["T000001 is about a PRO-2.", "Please tell us the serial number for T000001."], (await tickets.GetCommentsAsync(Tenant, ticket.Id)).Select(comment => comment.Text));
        string source = Unindented(Source());
        Assert.All(shown.Where(code => !code.StartsWith('{')), code => Assert.Contains(code, source, StringComparison.Ordinal));
    }

    private static TicketsOptions Configure(TicketsOptions options)
    {
        options.AddRule(TicketRule.Create("vip-first")
            .OnEvent(new TicketRuleEvent.Created())
            .OnlyIf(When.All(When.Property("customerLevel").Is("vip"), When.Property("priority").LessThan("urgent")))
            .Do(new TicketAction.SetPriority("urgent"), new TicketAction.AddTags("vip")));

        options.AddPredicate("big", (ticket, at) => ticket.Fields.TryGetValue("amount", out string? amount) && amount.Length > 4);

        options.AutoClose("after-sales", businessDays: 3, calendar: "office");
        options.AskForSatisfaction(new SatisfactionPolicy { Delay = TimeSpan.FromHours(2), Hours = "office", QuietPeriod = TimeSpan.FromDays(30) });
        return options;
    }

    private static async Task<Ticket> ApplyAsync(ITicketService tickets, Ticket ticket, TicketActor ann, IReadOnlySet<string> permissions)
    {
        MacroPreview preview = tickets.PreviewMacro(ticket, "ask-for-the-serial-number", ann, permissions);
        if (preview.CanApply)
        {
            TicketResult applied = await tickets.ApplyMacroAsync(new ApplyMacro
            {
                Tenant = ticket.Tenant, Ticket = ticket.Id, Actor = ann, Macro = "ask-for-the-serial-number", Permissions = permissions, ExpectedVersion = ticket.Version,
            });
        }

        return (await tickets.GetAsync(ticket.Tenant, ticket.Id))!;
    }

    private static string Unindented(string source) => source.Replace("\n        ", "\n", StringComparison.Ordinal);

    private static string Source() => RepositoryText.Read("tests", "CustomerLifecycle.Tickets.Tests", "Automation", "AutomateTicketsPageTests.cs");

    private static string Page() => RepositoryText.Read("docs", "how-to", "automate-tickets.md");

    [GeneratedRegex("```(csharp|json)\n(?<code>.*?)\n```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Blocks();
}
