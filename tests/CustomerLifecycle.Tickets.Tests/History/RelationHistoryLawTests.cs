using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using CustomerLifecycle.Tickets.Relations;
using FsCheck;
using FsCheck.Fluent;
using static CustomerLifecycle.Tickets.TicketFixture;

namespace CustomerLifecycle.Tickets.History;

/// <summary>Links, merges, splits, callbacks, rules and what is due change several tickets at once: the history of each still rebuilds each of
/// its versions byte for byte.</summary>
public sealed class RelationHistoryLawTests
{
    private const int Commands = 12;
    private const int Tickets = 3;

    private static readonly TicketLinkKind[] Kinds = [TicketLinkKind.ParentOf, TicketLinkKind.RelatedTo, TicketLinkKind.Duplicates];

    private static readonly Gen<(int Command, int Choice)[]> Runs =
        Gen.Zip(Gen.Choose(0, Commands - 1), Gen.Choose(0, 99)).Select(pair => (pair.Item1, pair.Item2)).ArrayOf(30);

    [Fact]
    [Trait("Feature", "tickets.history")]
    public void Every_version_of_every_ticket_is_rebuilt_byte_for_byte_after_any_commands_about_several() =>
        Prop.ForAll(Runs.ToArbitrary(), RunAsync).Check(Config.QuickThrowOnFailure.WithMaxTest(30 * TestScale.Factor));

    private static async Task RunAsync((int Command, int Choice)[] run)
    {
        await using TicketFixture fixture = await CreateAsync("memory", options => options
            .AddRule(TicketRule.Create("moved").OnEvent(new TicketRuleEvent.Transitioned()).Do(
                new TicketAction.AddTags("moved"), new TicketAction.AddNote("{number} is {state}"), new TicketAction.RequestCallback("About {state}")))
            .AddRule(TicketRule.Create("called").OnEvent(new TicketRuleEvent.Replied(IncludeAutomatic: true)).Do(new TicketAction.SetPriority("high")))
            .AddTimeRule(new() { Name = "waits", Since = TimeRuleAnchor.Update, After = TimeSpan.FromHours(1), RepeatEvery = TimeSpan.FromHours(1), Maximum = 3, Then = [new TicketAction.Escalate()] }));
        for (int i = 0; i < Tickets; i++)
        {
            await fixture.CreateTicketAsync();
        }

        Dictionary<(TicketId Ticket, long Version), string> seen = [];
        foreach ((int command, int choice) in run)
        {
            fixture.Clock.Advance(TimeSpan.FromTicks((choice * 7_777_777_777L) + 1));
            IReadOnlyList<Ticket> tickets = await fixture.Tickets.QueryAsync(Tenant, new());
            await DoAsync(fixture, tickets[choice % tickets.Count], tickets[(choice / Tickets) % tickets.Count], command, choice);
            foreach (Ticket ticket in await fixture.Tickets.QueryAsync(Tenant, new()))
            {
                string now = TicketJson.Write(ticket);
                Assert.True(!seen.TryGetValue((ticket.Id, ticket.Version), out string? before) || before == now, "One version, two contents.");
                seen[(ticket.Id, ticket.Version)] = now;
            }
        }

        foreach (IGrouping<TicketId, KeyValuePair<(TicketId Ticket, long Version), string>> versions in seen.GroupBy(entry => entry.Key.Ticket))
        {
            IReadOnlyList<TicketHistoryEntry> history = await fixture.Tickets.GetHistoryAsync(Tenant, versions.Key);
            Assert.Equal(versions.Max(version => version.Key.Version), history.Count);
            Assert.All(versions, version => Assert.Equal(version.Value, TicketJson.Write(TicketHistory.Rebuild(history, version.Key.Version))));
            Assert.Equal(history.Select(entry => TicketJson.Write(TicketHistory.Rebuild(history, entry.Sequence))), TicketHistory.Versions(history).Select(TicketJson.Write));
        }
    }

    private static async Task DoAsync(TicketFixture fixture, Ticket ticket, Ticket other, int command, int choice)
    {
        string callback = ticket.Callbacks.Count > 0 ? ticket.Callbacks[choice % ticket.Callbacks.Count].Id : "none";
        IReadOnlyList<string> triggers = fixture.Tickets.PermittedTriggers(ticket);
        AgentId agent = new("agent-" + (choice % 3));
        switch (command)
        {
            case 0 or 1:
                await fixture.Relations.LinkAsync(LinkTests.Link(ticket, Kinds[choice % Kinds.Length], other));
                break;
            case 2:
                await fixture.Relations.UnlinkAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Kind = Kinds[choice % Kinds.Length], Other = other.Id });
                break;
            case 3:
                await fixture.Relations.MergeAsync(MergeTests.Merge(ticket, other));
                break;
            case 4:
                await fixture.Tickets.CommentAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = choice % 2 == 0 ? Ann : TicketActor.Customer(new("c-1")), Text = "t" + choice, IsPublic = true });
                break;
            case 5:
                IReadOnlyList<TicketComment> comments = await fixture.Tickets.GetCommentsAsync(Tenant, ticket.Id);
                if (comments.Count > 0)
                {
                    await fixture.Relations.SplitAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Subject = "s" + choice, Comments = [comments[choice % comments.Count].Sequence] });
                }

                break;
            case 6 or 7:
                await fixture.Tickets.FireAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Trigger = triggers.Count > 0 ? triggers[choice % triggers.Count] : "None", Fields = new Dictionary<string, string> { ["resolution"] = "r" + choice } });
                break;
            case 8:
                await fixture.Callbacks.StartCallbackAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Callback = callback, Agent = agent });
                break;
            case 9:
                await fixture.Callbacks.CompleteCallbackAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Callback = callback, Outcome = choice % 2 == 0 ? CallbackOutcome.Reached : CallbackOutcome.Busy, Note = "n" + choice });
                break;
            case 10:
                await fixture.Callbacks.AssignCallbackAsync(new() { Tenant = Tenant, Ticket = ticket.Id, Actor = Ann, Callback = callback, Agent = agent, Group = "desk" });
                break;
            default:
                await fixture.Get<DueDispatcher>().DrainAsync();
                break;
        }
    }
}
