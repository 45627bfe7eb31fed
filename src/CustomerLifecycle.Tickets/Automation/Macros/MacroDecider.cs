using System.Collections.Frozen;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what macros do. Pure.</summary>
internal sealed class MacroDecider(IReadOnlyList<TicketMacro> macros, ConditionEvaluator conditions, ActionRunner actions)
{
    private readonly FrozenDictionary<string, TicketMacro> _macros = macros.ToFrozenDictionary(macro => macro.Name, StringComparer.Ordinal);

    public IReadOnlyList<string> Permitted(Ticket ticket, IReadOnlySet<string> permissions, DateTimeOffset now) =>
        [.. from macro in macros where RefusalOf(macro, ticket, permissions, now) is null select macro.Name];

    public TicketDecision Apply(Ticket ticket, ApplyMacro command, DateTimeOffset now)
    {
        if (!_macros.TryGetValue(command.Macro, out TicketMacro? macro))
        {
            return TicketDecision.Refuse(TicketRefusalCodes.UnknownMacro, $"No macro is named '{command.Macro}'. Call AddMacro, or ask PermittedMacros which there are.");
        }

        return RefusalOf(macro, ticket, command.Permissions, now) is { } refusal
            ? new() { Refusals = [refusal] }
            : actions.Run(
                ticket,
                macro.Then,
                new() { Actor = command.Actor, IsAutomatic = false, Now = now, Permissions = command.Permissions, Reason = command.Reason ?? "macro " + macro.Name });
    }

    private TicketRefusal? RefusalOf(TicketMacro macro, Ticket ticket, IReadOnlySet<string> permissions, DateTimeOffset now) =>
        macro.Permission is { } permission && !permissions.Contains(permission)
            ? new(TicketRefusalCodes.PermissionMissing, $"The macro '{macro.Name}' needs the permission '{permission}'.")
            : conditions.Holds(macro.If, ticket, now) ? null
            : new(TicketRefusalCodes.ConditionNotMet, $"The macro '{macro.Name}' is not for this ticket: its condition does not hold.");
}
