using CustomerLifecycle.Channels;
using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;
using LifecycleDay.Input;
using LifecycleDay.World;

namespace LifecycleDay.Simulation;

/// <summary>Runs the day: takes whatever comes next, a contact of the input or something that is due, sets the clock, and lets
/// everything that follows from it happen before the clock goes on.</summary>
internal sealed class Day(
    DayInput input,
    string runKey,
    SimulatedClock clock,
    RunJournal journal,
    Opening opening,
    IInboundMessageHandler desk,
    WorldSchedule schedule,
    OutboxDispatcher outbox,
    DueDispatcher due,
    IOutboxStore outboxStore,
    IEnumerable<IIntegrationEventHandler> handlers)
{
    private const string OpenStep = "open";
    private const string ContactStep = "contact";
    private const string DueStep = "due";
    private const string EndStep = "end";

    private DateTimeOffset End => Shop.At(input.Date.AddDays(1), TimeOnly.MinValue);

    /// <summary>Runs what is left of the day; nothing when it has been run.</summary>
    internal async Task RunAsync(IProgress<double> progress, CancellationToken cancellationToken)
    {
        RunPosition position = await StartAsync(cancellationToken);
        DateTimeOffset midnight = Shop.At(input.Date, TimeOnly.MinValue);
        clock.Set(position.Clock);
        while (position.Step != EndStep)
        {
            // The step at hand is written down before it begins. After a crash it is done again from its start; every command in it
            // has a key, so that what was done is answered and not repeated.
            await StepAsync(position, cancellationToken);
            int next = position.NextContact + (position.Step == ContactStep ? 1 : 0);
            position = await NextAsync(next, cancellationToken);
            await journal.SaveAsync(runKey, position, cancellationToken);
            clock.Set(position.Clock);
            progress.Report((position.Clock - midnight) / (End - midnight));
        }

        await CheckAsync(cancellationToken);
    }

    private async Task<RunPosition> StartAsync(CancellationToken cancellationToken)
    {
        if (await journal.FindAsync(cancellationToken) is { } found)
        {
            return found.RunKey == runKey
                ? found.Position
                : throw new InputException($"The database holds the day of another run ({found.RunKey}). Name an empty one with --database, or leave it out to start a new file.");
        }

        RunPosition start = new(Shop.At(input.Date, TimeOnly.MinValue), 0, OpenStep);
        await journal.SaveAsync(runKey, start, cancellationToken);
        return start;
    }

    private async Task StepAsync(RunPosition position, CancellationToken cancellationToken)
    {
        if (position.Step == OpenStep)
        {
            await opening.PrepareAsync(cancellationToken);
        }
        else if (position.Step == ContactStep)
        {
            await ArriveAsync(input.Contacts[position.NextContact], cancellationToken);
        }

        int done;
        do
        {
            done = await outbox.DrainAsync(cancellationToken) + await due.DrainAsync(cancellationToken);
        }
        while (done > 0);
    }

    private async Task ArriveAsync(ContactLine line, CancellationToken cancellationToken)
    {
        await desk.HandleAsync(Messages.First(line), cancellationToken);
        if (line.FollowUp.Length > 0 && !ShopHours.IsOpen(line.At))
        {
            string conversation = DayInput.ConversationOf(line).Value;
            await schedule.AtAsync(CustomerReplies.Name, conversation, clock.GetUtcNow() + CustomerReplies.TypingTime, "", "reply/" + conversation, cancellationToken);
        }
    }

    private async Task<RunPosition> NextAsync(int nextContact, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        DateTimeOffset? dueAt = await due.NextAsync(cancellationToken);
        DateTimeOffset? contactAt = nextContact < input.Contacts.Count ? input.Contacts[nextContact].At.ToUniversalTime() : null;
        DateTimeOffset earliest = new[] { dueAt, contactAt, End }.Min()!.Value;
        return earliest >= End ? new RunPosition(End, nextContact, EndStep)
            : contactAt == earliest && dueAt != earliest ? new RunPosition(earliest > now ? earliest : now, nextContact, ContactStep)
            : new RunPosition(earliest > now ? earliest : now, nextContact, DueStep);
    }

    private async Task CheckAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<OutboxDelivery> stuck =
        [
            .. await outboxStore.ReadDeadLettersAsync(Shop.Tenant, 1, cancellationToken),
            .. await outboxStore.ReadWaitingAsync([.. handlers.Select(handler => handler.Name)], DateTimeOffset.MaxValue, 1, cancellationToken),
        ];
        if (stuck.Count > 0)
        {
            throw new InvalidOperationException($"{stuck[0].Handler} could not handle the event at sequence {stuck[0].Sequence}: {stuck[0].Error}");
        }
    }
}
