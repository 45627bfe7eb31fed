using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.Automation;

public sealed class MacroTests
{
    private static readonly IReadOnlySet<string> Desk = new HashSet<string> { "desk" };

    public static TheoryData<string> Storages => ["memory", "sqlite", "postgresql"];

    [Theory]
    [Trait("Feature", "tickets.macros")]
    [MemberData(nameof(Storages))]
    public async Task A_macro_is_previewed_and_applied_in_one_commit_under_one_key(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        Ticket ticket = await fixture.CreateTicketAsync();
        ApplyMacro apply = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Macro = "take-and-solve", Permissions = Desk, IdempotencyKey = "m-1", ExpectedVersion = ticket.Version };

        MacroPreview preview = fixture.Tickets.PreviewMacro(ticket, "take-and-solve", Ann, Desk);
        Assert.True(preview.CanApply);
        Assert.Equal(ticket.Version, (await fixture.Tickets.GetAsync(Tenant, ticket.Id))!.Version);
        Ticket applied = (await fixture.Tickets.ApplyMacroAsync(apply)).EnsureApplied();

        Assert.Equal(("Solved", "ann", 6), (applied.State, applied.Assignee!.Value.Value, applied.Version));
        Assert.Equal(TicketJson.Write(preview.Ticket), TicketJson.Write(applied));
        IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id);
        Assert.Equal(["assign", "fire:Start", "reply", "fire:Solve", "update"], preview.Changes.Select(entry => entry.Action));
        Assert.Equal(TicketJson.Write(preview.Changes), TicketJson.Write(history.Skip(1)));
        Assert.All(history.Skip(1).Take(4), entry => Assert.Equal(("agent:ann", "macro take-and-solve"), (entry.Actor, entry.Reason)));
        Assert.Equal("system:rule/tag", history[^1].Actor);
        Assert.Equal("T000001 is done.", Assert.Single(await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id)).Text);
        Assert.NotNull(applied.FirstRespondedAt);
        Assert.Equal(TicketJson.Write(applied), TicketJson.Write((await fixture.Tickets.ApplyMacroAsync(apply)).EnsureApplied()));
        Assert.Equal(TicketResultStatus.Conflict, (await fixture.Tickets.ApplyMacroAsync(apply with { IdempotencyKey = null })).Status);
    }

    [Theory]
    [Trait("Feature", "tickets.macros")]
    [MemberData(nameof(Storages))]
    public async Task A_refused_macro_does_nothing_and_says_why(string kind)
    {
        await using TicketFixture fixture = await CreateAsync(kind);
        Ticket ticket = await fixture.CreateTicketAsync();
        ApplyMacro apply = new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Macro = "take-and-solve" };

        Assert.Equal(TicketRefusalCodes.PermissionMissing, (await fixture.Tickets.ApplyMacroAsync(apply)).Refusals[0].Code);
        Assert.Equal(TicketRefusalCodes.UnknownMacro, (await fixture.Tickets.ApplyMacroAsync(apply with { Macro = "no such" })).Refusals[0].Code);
        Assert.Equal(TicketRefusalCodes.ConditionNotMet, (await fixture.Tickets.ApplyMacroAsync(apply with { Macro = "urgent-only" })).Refusals[0].Code);
        Assert.Equal(TicketRefusalCodes.NotPermitted, (await fixture.Tickets.ApplyMacroAsync(apply with { Macro = "half" })).Refusals[0].Code);
        Assert.Equal(TicketRefusalCodes.InvalidValue, (await fixture.Tickets.ApplyMacroAsync(apply with { Permissions = Desk, Actor = TicketActor.Bot("helper") })).Refusals[0].Code);
        MacroPreview preview = fixture.Tickets.PreviewMacro(ticket, "half", Ann);
        Assert.Equal((false, TicketRefusalCodes.NotPermitted, 0), (preview.CanApply, preview.Refusals[0].Code, preview.Changes.Count));

        Assert.Equal(TicketJson.Write(ticket), TicketJson.Write((await fixture.Tickets.GetAsync(Tenant, ticket.Id))!));
        Assert.Equal(["half"], fixture.Tickets.PermittedMacros(ticket));
        Assert.Equal(["take-and-solve", "half"], fixture.Tickets.PermittedMacros(ticket, Desk));
    }

    private static Task<TicketFixture> CreateAsync(string kind) => TicketFixture.CreateAsync(kind, options => options
        .AddMacro(new()
        {
            Name = "take-and-solve",
            Permission = "desk",
            Then =
            [
                new TicketAction.Assign(),
                new TicketAction.Fire("Start"),
                new TicketAction.Reply("{number} is done."),
                new TicketAction.Fire("Solve", new Dictionary<string, string> { ["resolution"] = "told how" }),
            ],
        })
        .AddMacro(new() { Name = "urgent-only", If = When.Property("priority").Is("urgent"), Then = [new TicketAction.Release()] })
        .AddMacro(new() { Name = "half", Then = [new TicketAction.AddTags("half"), new TicketAction.Fire("Confirm")] })
        .AddRule(TicketRule.Create("tag").OnEvent(new TicketRuleEvent.Transitioned(Trigger: "Solve")).Do(new TicketAction.AddTags("done"))));
}
