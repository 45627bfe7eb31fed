using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>A callback is due when it comes to the group, and when it is missed.</summary>
internal sealed class CallbackDueRule(CallbackDecider decider) : ITicketDueRule
{
    public static string KeyOf(TicketId ticket, string callback) => ticket.Value + "/" + callback;

    public IEnumerable<DueChange> After(TicketStep step)
    {
        IReadOnlyList<CallbackTask> before = step.Before?.Callbacks ?? [];
        IReadOnlyList<CallbackTask> after = step.After.Callbacks;
        if (ReferenceEquals(before, after))
        {
            yield break;
        }

        foreach (CallbackTask callback in after)
        {
            DateTimeOffset? next = decider.NextDue(callback);
            if (next != (before.FirstOrDefault(old => old.Id == callback.Id) is { } old ? decider.NextDue(old) : null))
            {
                yield return next is { } dueAt
                    ? DueChange.Schedule(CallbackDueHandler.CallbackKind, KeyOf(step.After.Id, callback.Id), dueAt, TicketJson.Write(new CallbackDuePayload(step.After.Id.Value, callback.Id)))
                    : DueChange.Cancel(CallbackDueHandler.CallbackKind, KeyOf(step.After.Id, callback.Id));
            }
        }

        foreach (CallbackTask gone in before.Where(old => old.State == Events.CallbackState.Open && after.All(callback => callback.Id != old.Id)))
        {
            yield return DueChange.Cancel(CallbackDueHandler.CallbackKind, KeyOf(step.After.Id, gone.Id));
        }
    }
}
