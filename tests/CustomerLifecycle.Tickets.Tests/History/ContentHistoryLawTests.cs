using CustomerLifecycle.Events;
using CustomerLifecycle.Testing;
using FsCheck;
using FsCheck.Fluent;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.History;

/// <summary>Whatever is done to a ticket, its history rebuilds each of its versions byte for byte.</summary>
public sealed class ContentHistoryLawTests
{
    private const int Commands = 22;

    [Fact]
    [Trait("Feature", "tickets.history")]
    public void Every_version_is_rebuilt_byte_for_byte_after_any_commands()
    {
        Gen<(int Command, int Choice)[]> runs = Gen.Zip(Gen.Choose(0, Commands - 1), Gen.Choose(0, 99)).Select(pair => (pair.Item1, pair.Item2)).ArrayOf(40);
        Prop.ForAll(runs.ToArbitrary(), RunAsync).Check(Config.QuickThrowOnFailure.WithMaxTest(40 * TestScale.Factor));
    }

    private static async Task RunAsync((int Command, int Choice)[] run)
    {
        await using TicketFixture fixture = await CreateAsync("memory", options => options.AddFields(
            "after-sales",
            new() { Name = "price", Type = TicketFieldType.Decimal, Default = "1" },
            new() { Name = "phone", Type = TicketFieldType.Phone },
            new() { Name = "resolution", Type = TicketFieldType.Text }));
        Ticket ticket = (await fixture.Tickets.CreateAsync(NewTicket() with
        {
            Description = "Zeile\n\"二\" \\ 😀 <b>",
            ContactPoint = new(ContactPointKind.Phone, "+86 138"),
            Checklist = [new("first", true)],
            Watchers = [TicketWatcher.Of(new AgentId("lead"))],
            Dimensions = EventDimensions.None with { Channel = Channel.WeChat, Campaign = "spring" },
        })).EnsureApplied();
        List<Ticket> versions = [ticket];
        foreach ((int command, int choice) in run)
        {
            fixture.Clock.Advance(TimeSpan.FromTicks((choice * 7_777_777_777L) + 1));
            TicketResult result = await DoAsync(fixture, versions[^1], command, choice);
            Assert.NotEqual(TicketResultStatus.Conflict, result.Status);
            if (result.Ticket!.Version > versions[^1].Version)
            {
                versions.Add(result.Ticket);
            }
        }

        IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, ticket.Id);
        Assert.Equal(versions[^1].Version, history.Count);
        Assert.All(versions, version => Assert.Equal(TicketJson.Write(version), TicketJson.Write(TicketHistory.Rebuild(history, version.Version))));
        Assert.Equal(TicketJson.Write(versions[^1]), TicketJson.Write((await fixture.Tickets.GetAsync(Tenant, ticket.Id))!));
        IReadOnlyList<TicketTimeEntry> time = await fixture.Get<ITimeAccounting>().GetEntriesAsync(Tenant, ticket.Id);
        Assert.Equal((time.Sum(entry => entry.Minutes), time.Count), (versions[^1].TimeSpent?.Minutes ?? 0, versions[^1].TimeSpent?.Entries ?? 0));
    }

    private static async Task<TicketResult> DoAsync(TicketFixture fixture, Ticket ticket, int command, int choice)
    {
        (TenantId tenant, TicketId id) = (Tenant, ticket.Id);
        TicketActor actor = choice % 3 == 0 ? TicketActor.Customer(new("c-1")) : TicketActor.Agent(new("agent-" + (choice % 4)));
        string item = ticket.Checklist.Count > 0 ? ticket.Checklist[choice % ticket.Checklist.Count].Id : "none";
        string approval = ticket.Approvals.Count > 0 ? ticket.Approvals[choice % ticket.Approvals.Count].Id : "none";
        ContactPoint point = new(ContactPointKind.Email, $"p{choice % 3}@example.org");
        IReadOnlyList<string> triggers = fixture.Tickets.PermittedTriggers(ticket);
        IReadOnlyList<TicketComment> comments = await fixture.Tickets.GetCommentsAsync(tenant, id);
        long comment = comments.Count > 0 ? comments[choice % comments.Count].Sequence : 0;
        return command switch
        {
            0 or 1 => await fixture.Tickets.FireAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Trigger = triggers.Count > 0 ? triggers[choice % triggers.Count] : "None", Fields = new Dictionary<string, string> { ["resolution"] = "r" + choice } }),
            2 => await fixture.Tickets.AssignAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Agent = new("agent-" + choice) }),
            3 => await fixture.Tickets.ReleaseAsync(new() { Tenant = tenant, Ticket = id, Actor = actor }),
            4 => await fixture.Tickets.HandOverAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Group = choice % 2 == 0 ? "repair" : "desk" }),
            5 => await fixture.Tickets.UpdateAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Subject = "s\u0001" + choice, Priority = choice % 2 == 0 ? "high" : "low", Tags = choice % 4 == 0 ? [] : ["b", "a"] }),
            6 => await fixture.Tickets.UpdateAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Fields = new Dictionary<string, string> { ["price"] = choice % 2 == 0 ? "" : choice + ".50", ["phone"] = "+86138001380" + (choice % 10) } }),
            7 or 8 => await fixture.Tickets.CommentAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Text = "t" + choice, IsPublic = choice % 2 == 0 }),
            9 => await fixture.Get<ITicketComments>().EditAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Comment = comment, Text = "e" + choice }),
            10 => await fixture.Get<ITicketComments>().RedactAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Comment = comment }),
            11 => await fixture.Get<ITicketChecklists>().AddAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Items = [new("item " + choice, choice % 2 == 0)] }),
            12 => await fixture.Get<ITicketChecklists>().CheckAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Item = item }),
            13 => await fixture.Get<ITicketChecklists>().UncheckAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Item = item }),
            14 => await fixture.Get<ITicketChecklists>().RemoveAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Item = item, Reason = "r" }),
            15 => await fixture.Get<ITicketWatchers>().WatchAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Watcher = choice % 2 == 0 ? TicketWatcher.Of(point) : TicketWatcher.Of(new AgentId("w" + (choice % 5)), TicketNotices.Notes) }),
            16 => await fixture.Get<ITicketWatchers>().UnwatchAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, ContactPoint = point }),
            17 => await fixture.Get<ITicketAttachments>().AttachAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Attachments = [new() { Name = "n", MediaType = "text/plain", Size = choice, Reference = "r" + (choice % 3) }] }),
            18 => await fixture.Get<ITimeAccounting>().AddTimeAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Agent = new("a"), Minutes = choice + 1, IsBillable = choice % 2 == 0 }),
            19 => await fixture.Get<ITimeAccounting>().CorrectTimeAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Entry = await fixture.Get<ITimeAccounting>().GetEntriesAsync(tenant, id) is [var first, ..] ? first.Sequence : 0, Minutes = choice }),
            20 => await fixture.Get<ITicketApprovals>().RequestAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Subject = "s", Approvers = [new("agent-1"), new("agent-2")], Rule = ApprovalRule.AnyOf, DueAt = fixture.Clock.GetUtcNow().AddMinutes(choice + 1) }),
            _ => await fixture.Get<ITicketApprovals>().DecideAsync(new() { Tenant = tenant, Ticket = id, Actor = actor, Approval = approval, IsApproved = choice % 2 == 0, Comment = choice % 5 == 0 ? null : "c" }),
        };
    }
}
