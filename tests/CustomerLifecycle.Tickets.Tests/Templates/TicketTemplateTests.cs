using CustomerLifecycle.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Templates;

public sealed class TicketTemplateTests
{
    private static readonly TicketTemplate Leak = new()
    {
        Name = "leak",
        Type = "after-sales",
        Subject = "{model} leaks, order {order}",
        Description = "Level {customerLevel}, group {group}. Set: {{1, 2}}",
        Priority = "high",
        Group = "repair",
        Fields = new Dictionary<string, string> { ["model"] = "K-100", ["note"] = "See {order}" },
        Tags = ["leak"],
        Checklist = [new("Ask for a picture of the {model}", IsRequired: true)],
        Watchers = [TicketWatcher.Of(new AgentId("lead"))],
    };

    public static TheoryData<string> Storages => TicketFixture.Storages;

    [Theory]
    [Trait("Feature", "tickets.templates")]
    [MemberData(nameof(Storages))]
    public async Task A_ticket_is_made_from_a_template_and_what_is_given_goes_first(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind, options => options.AddTemplate(Leak));
        ITicketTemplates templates = fixture.Get<ITicketTemplates>();

        Ticket plain = (await templates.CreateAsync(Command("leak", ("order", "o-1")) with { CustomerLevel = "gold" })).EnsureApplied();
        Ticket other = (await templates.CreateAsync(Command("leak", ("order", "{model}")) with
        {
            CustomerLevel = "gold",
            Description = "As said {by} phone",
            Priority = "low",
            Group = "desk",
            Fields = new Dictionary<string, string> { ["model"] = "X-9" },
            Tags = ["phone"],
        })).EnsureApplied();

        Assert.Equal(("K-100 leaks, order o-1", "Level gold, group repair. Set: {1, 2}", "high", "repair"), (plain.Subject, plain.Description, plain.Priority, plain.Group));
        Assert.Equal(("K-100", "See o-1", "leak", "leak"), (plain.Fields["model"], plain.Fields["note"], plain.Tags[0], plain.Template));
        Assert.Equal(("Ask for a picture of the K-100", true), (plain.Checklist[0].Text, plain.Checklist[0].IsRequired));
        Assert.Equal(new AgentId("lead"), plain.Watchers[0].Agent);
        Assert.Equal(("X-9 leaks, order {model}", "As said {by} phone", "low", "desk"), (other.Subject, other.Description, other.Priority, other.Group));
        Assert.Equal(["leak", "phone"], other.Tags);
    }

    [Theory]
    [Trait("Feature", "tickets.templates")]
    [MemberData(nameof(Storages))]
    public async Task Placeholders_without_a_value_and_values_without_a_placeholder_are_named_all_at_once(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind, options => options.AddTemplate(Leak));
        ITicketTemplates templates = fixture.Get<ITicketTemplates>();

        TicketResult result = await templates.CreateAsync(Command("leak", ("odrer", "o-1")));

        Assert.Equal(["order", "customerLevel", "odrer"], result.Refusals.Select(refusal => refusal.Field));
        Assert.Contains("Its placeholders are: model, order, customerLevel, group", result.Refusals[^1].Message);
        Assert.Equal(TicketRefusalCodes.UnknownTemplate, Assert.Single((await templates.CreateAsync(Command("leek"))).Refusals).Code);
        Assert.Empty(await fixture.Tickets.QueryAsync(Tenant, new()));
    }

    [Theory]
    [Trait("Feature", "tickets.templates")]
    [MemberData(nameof(Storages))]
    public async Task Children_are_created_with_it_once_and_all_or_none(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind, options => options
            .AddTemplate(new() { Name = "install", Type = "after-sales", Subject = "Install for {customer}", Children = ["visit", "bill"] })
            .AddTemplate(new() { Name = "visit", Type = "field-service", Subject = "Visit at {place}", Children = ["parts"] })
            .AddTemplate(new() { Name = "parts", Type = "after-sales", Subject = "Parts", Group = "stock" })
            .AddTemplate(new() { Name = "bill", Type = "after-sales", Subject = "Bill", Group = "finance" })
            .AddFields("field-service", new TicketFieldDefinition { Name = "place", Type = TicketFieldType.Text, Required = true }));
        ITicketTemplates templates = fixture.Get<ITicketTemplates>();
        CreateFromTemplate command = Command("install", ("place", "Shanghai")) with { Customer = new("c-1"), IdempotencyKey = "order-1" };

        TicketResult refused = await templates.CreateAsync(command);
        Assert.Equal(TicketRefusalCodes.FieldMissing, Assert.Single(refused.Refusals).Code);
        Assert.Empty(await fixture.Tickets.QueryAsync(Tenant, new()));

        await using TicketFixture good = await CreateAsync(kind, options => options
            .AddTemplate(new() { Name = "install", Type = "after-sales", Subject = "Install for {customer}", Children = ["visit", "bill"] })
            .AddTemplate(new() { Name = "visit", Type = "field-service", Subject = "Visit at {place}", Children = ["parts"] })
            .AddTemplate(new() { Name = "parts", Type = "after-sales", Subject = "Parts", Group = "stock" })
            .AddTemplate(new() { Name = "bill", Type = "after-sales", Subject = "Bill", Group = "finance" }));
        Ticket root = (await good.Get<ITicketTemplates>().CreateAsync(command)).EnsureApplied();
        Ticket again = (await good.Get<ITicketTemplates>().CreateAsync(command)).EnsureApplied();

        IReadOnlyList<Ticket> all = await good.Tickets.QueryAsync(Tenant, new());
        Assert.Equal((root.Id, "Install for c-1"), (again.Id, again.Subject));
        Assert.Equal(["Bill", "Install for c-1", "Parts", "Visit at Shanghai"], all.Select(ticket => ticket.Subject).Order(StringComparer.Ordinal));
        Ticket visit = all.Single(ticket => ticket.Subject.StartsWith("Visit", StringComparison.Ordinal));
        Assert.Equal([TicketLinkKind.ParentOf, TicketLinkKind.ParentOf], root.Links.Select(link => link.Kind));
        Assert.Equal([TicketLinkKind.ParentOf, TicketLinkKind.ChildOf], visit.Links.Select(link => link.Kind).Order());
        Assert.Equal(root.Id, visit.Links.Single(link => link.Kind == TicketLinkKind.ChildOf).Ticket);
        Assert.Equal(TicketJson.Write(root), TicketJson.Write(TicketHistory.Rebuild(await good.Tickets.GetHistoryAsync(Tenant, root.Id))));
        Assert.Equal(root.Links.Count, again.Links.Count);
        Assert.All(all, ticket => Assert.Equal(new CustomerId("c-1"), ticket.Customer));
        Assert.Equal(4, all.Select(ticket => ticket.Number).Distinct().Count());
        Assert.Equal(4, (await good.EventsAsync<TicketCreated>()).Count);
    }

    [Fact]
    [Trait("Feature", "tickets.templates")]
    public async Task Rules_work_on_tickets_of_templates_as_on_others()
    {
        await using TicketFixture fixture = await CreateAsync("memory", options => options
            .AddTemplate(new() { Name = "install", Type = "after-sales", Subject = "Install", Children = ["offer"] })
            .AddTemplate(new() { Name = "offer", Type = "pre-sales", Subject = "Offer" })
            .AddRule(TicketRule.Create("tag").OnEvent(new TicketRuleEvent.Created()).Do(new TicketAction.AddTags("seen"))));

        Ticket root = (await fixture.Get<ITicketTemplates>().CreateAsync(Command("install"))).EnsureApplied();

        Assert.Equal(["seen"], root.Tags);
        Assert.All(await fixture.Tickets.QueryAsync(Tenant, new()), ticket => Assert.Equal(["seen"], ticket.Tags));
    }

    [Fact]
    [Trait("Feature", "tickets.templates")]
    public void Templates_go_through_JSON()
    {
        string json = Leak.ToJson();

        Assert.Equal(json, TicketTemplate.FromJson(json).ToJson());
        Assert.Equal(Leak.Placeholders(), TicketTemplate.FromJson(json).Placeholders());
        Assert.Contains("subjekt", Assert.Throws<FormatException>(() => TicketTemplate.FromJson("""{ "name": "a", "type": "b", "subjekt": "c" }""")).Message);
    }

    [Fact]
    [Trait("Feature", "tickets.templates")]
    public void Every_problem_of_templates_fields_and_checklists_is_found_at_the_start()
    {
        ServiceCollection services = new();
        services.AddCustomerLifecycle(lifecycle => lifecycle.UseInMemory().AddTickets(options => options
            .AddTemplate(new() { Name = "a", Type = "nothing", Subject = "{open", Priority = "whenever", Children = ["b", "ghost"] })
            .AddTemplate(new() { Name = "b", Type = "complaint", Subject = "}", Children = ["c"], Fields = new Dictionary<string, string> { ["price"] = "12,5", ["colour"] = "red" } })
            .AddTemplate(new() { Name = "c", Type = "complaint", Subject = "{}", Children = ["b"] })
            .AddFields("complaint", new() { Name = "price", Type = TicketFieldType.Decimal }, new() { Name = "cause", Type = TicketFieldType.Choice, RequiredIn = ["Solvd"], Choices = [new("leak")] })
            .AddFields("complant", new TicketFieldDefinition { Name = "x", Type = TicketFieldType.Text })
            .AddChecklist("complaint", new ChecklistLine(""))));
        using ServiceProvider provider = services.BuildServiceProvider();

        string message = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<TicketsOptions>>().Value).Message;

        foreach (string expected in new[] { "type 'nothing'", "'{open'", "whenever", "'ghost'", "closing brace at position 0", "its own descendant", "'12,5'", "'colour'", "'{}'", "'Solvd'", "'complant'", "checklist of 'complaint'" })
        {
            Assert.Contains(expected, message);
        }
    }

    private static CreateFromTemplate Command(string template, params (string Name, string Value)[] values) =>
        new() { Tenant = Tenant, Template = template, Actor = Ann, Values = values.ToDictionary(value => value.Name, value => value.Value, StringComparer.Ordinal) };
}
