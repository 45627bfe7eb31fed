using System.Globalization;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Tickets;

/// <summary>Has tickets of templates decided and stored, the whole family in one commit.</summary>
internal sealed class TicketTemplates(
    TicketCatalog catalog, TicketDecider decider, TicketAutomation automation, TicketCommandRunner commands, INumberSequence numbers) : ITicketTemplates
{
    private const string Verb = "create-from-template";

    public IReadOnlyList<TicketTemplate> All => catalog.Templates;

    public async Task<TicketResult> CreateAsync(CreateFromTemplate command, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(command);
        using var activity = TicketsTelemetry.Start(Verb);
        string? key = TicketCommandRunner.Key(command.IdempotencyKey);
        if (await commands.FindAppliedAsync(command.Tenant, key, cancellationToken).ConfigureAwait(false) is { } earlier)
        {
            return earlier;
        }

        if (catalog.TemplateOf(command.Template) is not { } template)
        {
            return Rejected([new(TicketRefusalCodes.UnknownTemplate, $"No template is named '{Input.Shown(command.Template)}'. Add it to TicketsOptions.Templates.")]);
        }

        IReadOnlyList<(TicketTemplate Template, int Parent)> family = TemplateDecider.Family(template, catalog.TemplateOf);
        CreateTicket[] tickets = [.. family.Select(member => TemplateDecider.Fill(command, member.Template, member.Parent < 0))];
        TicketRefusal[] refusals = [.. TemplateDecider.RefusalsOf(command, family), .. tickets.SelectMany(decider.RefusalsOf)];
        if (refusals.Length > 0)
        {
            return Rejected(refusals);
        }

        DateTimeOffset now = commands.Now();

        // Decided once without numbers, so that bad input does not use any up.
        Array.ForEach(tickets, ticket => decider.Create(ticket, new("check"), "check", now));
        List<TicketDecision> created = [];
        foreach ((CreateTicket ticket, int i) in tickets.Select((ticket, i) => (ticket, i)))
        {
            TicketId id = commands.NewTicketId();
            string? numberKey = key is null || i == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}/{i}");
            long number = await numbers.NextAsync(command.Tenant, TicketService.NumberSequence, numberKey, cancellationToken).ConfigureAwait(false);
            created.Add(decider.Create(ticket, id, TicketNumberFormat.Write(catalog.NumberFormat, number, ticket.Type, now), now));
        }

        TicketDecision decision = automation.Extend(new() { Steps = [.. created.SelectMany(one => one.Steps)] }, command.Actor, now);
        TicketCommitResult result = await commands.CommitAsync(command.Tenant, decision, command.Actor, null, key, cancellationToken).ConfigureAwait(false);
        return TicketCommandRunner.Report(Verb, result.Status switch
        {
            CommitStatus.Committed => TicketResult.Applied(decision.After!),
            CommitStatus.AlreadyApplied => await commands.ReplayAsync(command.Tenant, result.Remembered, cancellationToken).ConfigureAwait(false),
            _ => TicketResult.Conflict(null),
        });
    }

    private static TicketResult Rejected(TicketRefusal[] refusals) => TicketCommandRunner.Report(Verb, TicketResult.Rejected(null, refusals));
}
