using System.Globalization;
using CustomerLifecycle;
using CustomerLifecycle.Events;
using CustomerLifecycle.Leads;
using CustomerLifecycle.Storage;
using LifecycleDay.Simulation;

namespace LifecycleDay.World;

/// <summary>The owner calls a lead when the input says so, or never; the outcome decides how it ends.</summary>
internal sealed class SalesCalls(ILeadService leads, WorldSchedule schedule, IIdGenerator ids, Chance chance, TimeProvider clock) : IDueHandler
{
    internal const string Name = "day.call";

    private const string MinutesColumn = "sim_contact_after_minutes";
    private const string OutcomeColumn = "sim_outcome";
    private const int SecondOwnerMinutes = 25;

    public string Kind => Name;

    public async Task HandleAsync(DueItem item, CancellationToken cancellationToken)
    {
        LeadId id = new(item.Key);
        string[] parts = item.Payload.Split('|');
        AgentId agent = new(parts[0]);
        Lead lead = await leads.GetAsync(Shop.Tenant, id, cancellationToken) ?? throw new InvalidOperationException($"Lead {id} is not there.");
        if (parts.Length == 1)
        {
            await ScheduleAsync(item, lead, cancellationToken);
            return;
        }

        string outcome = Outcome(lead);
        LeadContactOutcome reached = outcome switch
        {
            "no-answer" => LeadContactOutcome.NoAnswer,
            "lost" => LeadContactOutcome.NotInterested,
            _ => LeadContactOutcome.Interested,
        };
        using (ids.EnterScope(item.EffectKey + "/contact"))
        {
            await leads.RecordContactAsync(Shop.Tenant, id, agent, reached, Channel.Voice, note: null, item.EffectKey + "/contact", cancellationToken);
        }

        using (ids.EnterScope(item.EffectKey + "/close"))
        {
            if (outcome == "won")
            {
                await leads.MarkWonAsync(Shop.Tenant, id, agent, "ordered", item.EffectKey + "/close", cancellationToken);
            }
            else if (outcome == "lost")
            {
                await leads.MarkLostAsync(Shop.Tenant, id, agent, "bought elsewhere", item.EffectKey + "/close", cancellationToken);
            }
        }
    }

    // Whoever had it first may forget to call; the next owner has learnt from it.
    private async Task ScheduleAsync(DueItem item, Lead lead, CancellationToken cancellationToken)
    {
        int? minutes = lead.RecycleCount > 0 ? SecondOwnerMinutes : Minutes(lead);
        if (minutes is { } after)
        {
            using (ids.EnterScope(item.EffectKey + "/plan"))
            {
                await schedule.AtAsync(Name, item.Key, clock.GetUtcNow().AddMinutes(after), item.Payload + "|call", item.EffectKey + "/plan", cancellationToken);
            }
        }
    }

    private int? Minutes(Lead lead) =>
        !lead.Details.Attributes.TryGetValue(MinutesColumn, out string? text) ? lead.Conversation is null ? null : chance.Between("call/" + lead.Id.Value, 5, 40)
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) ? minutes
        : null;

    private string Outcome(Lead lead) =>
        lead.Details.Attributes.GetValueOrDefault(OutcomeColumn) is { Length: > 0 } outcome ? outcome
        : chance.Percent("outcome/" + lead.Id.Value, 40) ? "interested"
        : "no-answer";
}
