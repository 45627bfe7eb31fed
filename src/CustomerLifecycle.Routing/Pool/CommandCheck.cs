using CustomerLifecycle.Events;
using CustomerLifecycle.Routing.Commands;

namespace CustomerLifecycle.Routing;

/// <summary>Finds input that no pool could accept, before anything is decided.</summary>
internal static class CommandCheck
{
    /// <summary>The most agents that a contact excludes.</summary>
    public const int MaxExcluded = 100;

    private const int MaxText = 100;
    private static readonly TimeSpan MaxWait = TimeSpan.FromDays(30);

    public static void Check(RoutingCommand command, RoutingPoolOptions options, AgentRanker ranker)
    {
        switch (command)
        {
            case ConfigureQueue { Queue: var queue }:
                QueueCheck.Check(queue, ranker);
                break;
            case SignInAgent c:
                AgentCheck.Check(c.Agent);
                Require(c.Presence != AgentPresence.Draining, nameof(c.Presence), c.Presence, "sign in as Available, Busy or Offline");
                Text(c.AuxCode, nameof(c.AuxCode));
                break;
            case SetAgentPresence c:
                Text(c.AuxCode, nameof(c.AuxCode));
                break;
            case EnqueueContact { Contact: var contact }:
                Check(contact, options);
                break;
            case Heartbeat c:
                Count(c.Agents.Count, 0, 10_000, nameof(c.Agents));
                break;
            case AbandonContact c:
                Time(c.ResumeWithin, TimeSpan.Zero, TimeSpan.FromDays(1), nameof(c.ResumeWithin));
                break;
            case CompleteContact c:
                Require(c.Hold >= TimeSpan.Zero, nameof(c.Hold), c.Hold, "give the time on hold, zero or more");
                break;
            case TransferContact c:
                Require(c.ToQueue is not null || c.ToAgent is not null, nameof(c.ToQueue), "null", "give a queue, an agent or both");
                Time(c.Wait, TimeSpan.Zero, MaxWait, nameof(c.Wait));
                Require(c.Wait == TimeSpan.Zero || c.ToAgent is not null, nameof(c.Wait), c.Wait, "name the agent to wait for, or leave it zero");
                Require(
                    c.ToPool is null || (c.ToQueue is not null && c.ToAgent is null), nameof(c.ToPool), c.ToPool, "give the other pool's queue with it, and no agent");
                Require(c.ToPool is null || c.ToPool.Length is >= 1 and <= 100, nameof(c.ToPool), c.ToPool, "give a pool's name of 1 to 100 characters");
                Priority(c.Priority, options);
                Steps(c.Steps ?? []);
                break;
            case StartOutboundContact c:
                Check(c.Contact, options);
                break;
            case InviteAgent c:
                Require(
                    c.Role is ParticipantRole.Consulted or ParticipantRole.Invited,
                    nameof(c.Role), c.Role, "give Consulted or Invited; a supervisor joins by JoinContact");
                break;
            case JoinContact c:
                Require(
                    c.Role is not (ParticipantRole.Consulted or ParticipantRole.Invited),
                    nameof(c.Role), c.Role, "give Monitoring, Whispering or Barging; a colleague is asked in by InviteAgent");
                break;
            case ReprioritiseContact c:
                Priority(c.Priority, options);
                break;
            default:
                break;
        }
    }

    public static void Require(bool valid, string field, object? value, string wayOut)
    {
        if (!valid)
        {
            throw new ArgumentException(FormattableString.Invariant($"{field} is {value}: {wayOut}."), field);
        }
    }

    public static void Time(TimeSpan value, TimeSpan least, TimeSpan most, string field)
    {
        if (value < least || value > most)
        {
            Require(false, field, value, FormattableString.Invariant($"give a time from {least} to {most}"));
        }
    }

    public static void Count(int value, int least, int most, string field)
    {
        if (value < least || value > most)
        {
            Require(false, field, value, FormattableString.Invariant($"give a number from {least} to {most}"));
        }
    }

    public static void Text(string? value, string field, int most = MaxText)
    {
        if (value is not null && value.Length > most)
        {
            Require(false, field, value.Length + " characters long", FormattableString.Invariant($"give at most {most} characters"));
        }
    }

    private static void Check(ContactRequest contact, RoutingPoolOptions options)
    {
        Priority(contact.Priority, options);
        Time(contact.AgeCredit, TimeSpan.Zero, TimeSpan.FromDays(1), nameof(contact.AgeCredit));
        Time(contact.PreferredWait, TimeSpan.Zero, MaxWait, nameof(contact.PreferredWait));
        Count(contact.ExcludedAgents.Count, 0, MaxExcluded, nameof(contact.ExcludedAgents));
        Count(contact.Attributes.Count, 0, 32, nameof(contact.Attributes));
        if (contact.Attributes.Count > 0)
        {
            foreach (var (name, value) in contact.Attributes)
            {
                Text(name, nameof(contact.Attributes), 256);
                Text(value, nameof(contact.Attributes), 256);
            }
        }

        Steps(contact.Steps);
    }

    private static void Priority(int? priority, RoutingPoolOptions options)
    {
        if (priority is { } value)
        {
            Count(value, 0, options.PriorityCredits.Count - 1, "Priority");
        }
    }

    private static void Steps(IReadOnlyList<RoutingStep> steps)
    {
        Count(steps.Count, 0, 20, nameof(ContactRequest.Steps));
        for (int i = 0; i < steps.Count; i++)
        {
            var step = steps[i];
            Count(step.Skills.Count, 0, 20, nameof(step.Skills));
            Count(step.Agents.Count, 0, 100, nameof(step.Agents));
            if (step.ExpiresAfter is { } time)
            {
                Time(time, TimeSpan.FromSeconds(1), MaxWait, nameof(step.ExpiresAfter));
            }

            for (int j = 0; j < step.Skills.Count; j++)
            {
                var requirement = step.Skills[j];
                Require(!string.IsNullOrWhiteSpace(requirement.Skill), nameof(requirement.Skill), "empty", "name the skill");
                Text(requirement.Skill, nameof(requirement.Skill));
                Count(requirement.Level, 1, 100, nameof(requirement.Level));
            }
        }
    }
}
