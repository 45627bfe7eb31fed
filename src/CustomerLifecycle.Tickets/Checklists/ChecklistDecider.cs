using System.Globalization;

namespace CustomerLifecycle.Tickets;

/// <summary>Decides what commands do to checklists. Pure.</summary>
internal static class ChecklistDecider
{
    public const int MaximumItems = 200;
    private const int MaximumText = 500;

    public static IReadOnlyList<TicketChecklistItem> Items(IEnumerable<ChecklistLine> lines, long version) =>
        [.. Input.List(lines, MaximumItems, "Checklist").Select((line, i) => new TicketChecklistItem
        {
            // The version is used once, and so is the id: an item that was removed never comes back as another.
            Id = string.Create(CultureInfo.InvariantCulture, $"{version}.{i + 1}"),
            Text = Input.Text(line.Text, MaximumText, "The text of a checklist item"),
            IsRequired = line.IsRequired,
        })];

    public static TicketDecision Add(Ticket ticket, AddChecklistItems command, DateTimeOffset now)
    {
        if (command.Items.Count == 0)
        {
            throw new ArgumentException("Items is empty. Name at least one item.");
        }

        return ticket.Checklist.Count + command.Items.Count > MaximumItems
            ? TicketDecision.Refuse(TicketRefusalCodes.LimitReached, $"A checklist has at most {MaximumItems} items. Remove some, or split the work over child tickets.")
            : Changed(ticket, [.. ticket.Checklist, .. Items(command.Items, ticket.Version + 1)], "checklist-add", now);
    }

    public static TicketDecision Check(Ticket ticket, string item, TicketActor actor, DateTimeOffset now) =>
        Change(ticket, item, found => found.DoneAt is null ? found with { DoneBy = actor.ToString(), DoneAt = now } : found, "checklist-check", now);

    public static TicketDecision Uncheck(Ticket ticket, string item, DateTimeOffset now) =>
        Change(ticket, item, found => found with { DoneBy = null, DoneAt = null }, "checklist-uncheck", now);

    public static TicketDecision Remove(Ticket ticket, RemoveChecklistItem command, DateTimeOffset now) =>
        ticket.Checklist.FirstOrDefault(item => item.Id == command.Item) is not { } found ? Unknown(command.Item)
        : found.IsRequired && string.IsNullOrWhiteSpace(command.Reason)
            ? TicketDecision.Refuse(TicketRefusalCodes.ReasonMissing, $"The item '{found.Id}' is required. Give a Reason to take it off.")
        : Changed(ticket, [.. ticket.Checklist.Where(item => item.Id != command.Item)], "checklist-remove", now);

    private static TicketDecision Change(Ticket ticket, string item, Func<TicketChecklistItem, TicketChecklistItem> change, string action, DateTimeOffset now) =>
        ticket.Checklist.Any(found => found.Id == item)
            ? Changed(ticket, [.. ticket.Checklist.Select(found => found.Id == item ? change(found) : found)], action, now)
            : Unknown(item);

    private static TicketDecision Changed(Ticket ticket, IReadOnlyList<TicketChecklistItem> items, string action, DateTimeOffset now) =>
        ticket.Category == Events.StateCategory.Closed ? TicketDecider.Closed : TicketDecider.Changed(ticket, ticket with { Checklist = items }, action, now);

    private static TicketDecision Unknown(string item) =>
        TicketDecision.Refuse(TicketRefusalCodes.NotFound, $"The checklist has no item '{Input.Shown(item)}'. Read the ticket again.");
}
