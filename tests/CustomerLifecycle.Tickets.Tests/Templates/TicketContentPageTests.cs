using System.Text.RegularExpressions;
using CustomerLifecycle.Testing;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Templates;

/// <summary>What the page on fields, templates and approvals shows is compiled, and works together.</summary>
public sealed partial class TicketContentPageTests
{
    [Fact]
    [Trait("Feature", "tickets.templates")]
    public async Task The_page_shows_what_is_compiled_and_it_works()
    {
        string[] shown = [.. Blocks().Matches(Page()).Select(block => block.Groups["code"].Value)];
        string installation = shown.Single(code => code.StartsWith('{'));
        string source = Source().Replace("\n        ", "\n", StringComparison.Ordinal);
        Assert.All(shown.Where(code => code != installation), code => Assert.Contains(code, source, StringComparison.Ordinal));

        await using TicketFixture fixture = await CreateAsync("memory", options => Configure(options, installation));
        Ticket installed = await FromTemplateAsync(fixture.Get<ITicketTemplates>(), Tenant, Ann, new("c-1"));
        Assert.Equal(("Install K-100 for order o-1", "Level gold. Bring the seal kit {K-2}.", "urgent"), (installed.Subject, installed.Description, installed.Priority));
        Assert.Equal(2, (await fixture.Tickets.QueryAsync(Tenant, new())).Count);

        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with { Fields = new Dictionary<string, string> { ["serial"] = "AB123456", ["price"] = "EUR 12.5" } })).EnsureApplied();
        Assert.Equal(new Money(12.5m, "EUR"), Price(ticket, new() { Name = "price", Type = TicketFieldType.Money }));
        List<string> problems = [];
        Check(new() { Name = "serial", Type = TicketFieldType.Text, Pattern = "[A-Z]{2}[0-9]{6}" }, new() { Name = "price", Type = TicketFieldType.Money }, (field, _) => problems.Add(field));
        Assert.Equal(["price", "serial"], problems);

        await WriteAsync(fixture.Tickets, Tenant, ticket, Ann);
        Assert.Single(Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id, publicOnly: true)).Attachments);
        DateTimeOffset now = fixture.Clock.GetUtcNow();
        Assert.Equal(25, Assert.Single(await BookAsync(fixture.Get<ITimeAccounting>(), Tenant, ticket, Ann, now, now.AddDays(31))).Minutes);
        TicketResult decided = await ApproveAsync(fixture.Get<ITicketApprovals>(), Tenant, ticket, Ann, now);
        Assert.Equal("finance", Assert.Single(decided.EnsureApplied().Approvals[0].Waiting()).Value);
    }

    private static void Configure(TicketsOptions options, string installation)
    {
        options.AddFields(
            "after-sales",
            new() { Name = "serial", Type = TicketFieldType.Text, Pattern = "[A-Z]{2}[0-9]{6}", Required = true, Immutable = true },
            new() { Name = "price", Type = TicketFieldType.Money, Currencies = ["EUR", "CNY"], Minimum = "0" },
            new() { Name = "fault", Type = TicketFieldType.Choice, Choices = [new("leak", "Leaks"), new("noise", "Is loud"), new("rust", IsRetired: true)] },
            new() { Name = "phone", Type = TicketFieldType.Phone },
            new() { Name = "cause", Type = TicketFieldType.Text, RequiredIn = ["Solved"], MaxLength = 500 });

        options.AddTemplate(TicketTemplate.FromJson(installation));
        options.AddTemplate(new() { Name = "maintenance-offer", Type = "pre-sales", Subject = "Offer maintenance for order {order}", Group = "sales" });

        options.AddChecklist("after-sales", new ChecklistLine("Ask for the serial number", IsRequired: true), new ChecklistLine("Take a picture"));
    }

    private static Money? Price(Ticket ticket, TicketFieldDefinition priceField)
    {
        Money? price = ticket.Field<Money?>(priceField);
        return price;
    }

    private static void Check(TicketFieldDefinition serialField, TicketFieldDefinition priceField, Action<string, string> show)
    {
        TicketFieldSchema schema = new([serialField, priceField]);
        TicketFieldCheck check = schema.Create(new Dictionary<string, string> { ["serial"] = "ab1", ["price"] = "12,5" });
        foreach (TicketRefusal refusal in check.Refusals)
        {
            show(refusal.Field!, refusal.Message);
        }
    }

    private static async Task<Ticket> FromTemplateAsync(ITicketTemplates templates, TenantId shop, TicketActor ann, CustomerId customer)
    {
        TicketResult created = await templates.CreateAsync(new CreateFromTemplate
        {
            Tenant = shop,
            Template = "installation",
            Actor = ann,
            Customer = customer,
            CustomerLevel = "gold",
            Values = new Dictionary<string, string> { ["order"] = "o-1" },
            Priority = "urgent",
            IdempotencyKey = "order/o-1/installation",
        });
        return created.EnsureApplied();
    }

    private static async Task WriteAsync(ITicketService tickets, TenantId shop, Ticket ticket, TicketActor ann)
    {
        await tickets.CommentAsync(new AddComment
        {
            Tenant = shop,
            Ticket = ticket.Id,
            Actor = ann,
            IsPublic = true,
            Text = "Please look at the picture: is it this valve?",
            Attachments = [new() { Name = "valve.png", MediaType = "image/png", Size = 48_213, Reference = "files/8f1c" }],
        });
    }

    private static async Task<IReadOnlyList<TicketTimeTotal>> BookAsync(ITimeAccounting time, TenantId shop, Ticket ticket, TicketActor ann, DateTimeOffset first, DateTimeOffset next)
    {
        await time.AddTimeAsync(new AddTime { Tenant = shop, Ticket = ticket.Id, Actor = ann, Agent = new("ann"), Minutes = 25, Activity = "travel", IsBillable = true });
        IReadOnlyList<TicketTimeTotal> month = await time.GetTotalsAsync(shop, new TicketTimeQuery { From = first, Before = next });
        return month;
    }

    private static async Task<TicketResult> ApproveAsync(ITicketApprovals approvals, TenantId shop, Ticket ticket, TicketActor ann, DateTimeOffset now)
    {
        TicketResult asked = await approvals.RequestAsync(new RequestApproval
        {
            Tenant = shop,
            Ticket = ticket.Id,
            Actor = ann,
            Subject = "Refund of 120.00 EUR",
            Approvers = [new("lead"), new("finance")],
            Rule = ApprovalRule.AllOf,
            DueAt = now.AddDays(2),
        });
        TicketResult decided = await approvals.DecideAsync(new DecideApproval
        {
            Tenant = shop,
            Ticket = ticket.Id,
            Actor = TicketActor.Agent(new("lead")),
            Approval = asked.EnsureApplied().Approvals[^1].Id,
            IsApproved = true,
            Comment = "Third repair of the same pump.",
        });
        return decided;
    }

    private static string Source() => RepositoryText.Read("tests", "CustomerLifecycle.Tickets.Tests", "Templates", "TicketContentPageTests.cs");

    private static string Page() => RepositoryText.Read("docs", "how-to", "ticket-fields-templates-approvals.md");

    [GeneratedRegex("```(csharp|json)\n(?<code>.*?)\n```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Blocks();
}
