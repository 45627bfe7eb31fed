using CustomerLifecycle.Events;
using CustomerLifecycle.Leads.Pool;
using CustomerLifecycle.Leads.Storage;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Leads;

/// <summary>Loads a lead, lets its pool decide, commits, and begins again when somebody was faster.</summary>
internal sealed class LeadCommandRunner(LeadContext context)
{
    // Each conflict means that another command on the same lead or agent went through.
    private const int MaxAttempts = 64;

    public async Task<LeadCommandResult> RunAsync(LeadCommand command, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var lead = await context.Store.FindAsync(command.Tenant, command.Lead, cancellationToken).ConfigureAwait(false);
            if (lead is null)
            {
                return new LeadCommandResult { Status = LeadCommandStatus.NotFound };
            }
            if (command.ExpectedVersion is { } expected && expected != lead.Version)
            {
                return await RepeatedAsync(command, lead, cancellationToken).ConfigureAwait(false)
                    ?? new LeadCommandResult { Status = LeadCommandStatus.Conflict, Lead = lead };
            }
            var quota = command.QuotaOf is { } agent
                ? await context.Store.ReadQuotaAsync(command.Tenant, lead.Pool, agent, cancellationToken).ConfigureAwait(false)
                : null;
            var decision = command.Decide(context.Pool(lead.Pool), lead, quota!, context.Time.GetUtcNow());
            if (decision.Lead is null)
            {
                return await RepeatedAsync(command, lead, cancellationToken).ConfigureAwait(false)
                    ?? new LeadCommandResult { Status = LeadCommandStatus.Rejected, Lead = lead, Refusals = decision.Refusals };
            }
            var result = await CommitAsync(command, lead, decision, cancellationToken).ConfigureAwait(false);
            switch (result.Status)
            {
                case CommitStatus.Committed:
                    return new LeadCommandResult { Status = LeadCommandStatus.Applied, Lead = decision.Lead };
                case CommitStatus.AlreadyApplied:
                    return new LeadCommandResult { Status = LeadCommandStatus.Applied, Lead = lead, Repeated = true };
            }
        }
        return new LeadCommandResult { Status = LeadCommandStatus.Conflict };
    }

    private Task<CommitResult> CommitAsync(LeadCommand command, Lead before, LeadDecision decision, CancellationToken cancellationToken)
    {
        var after = decision.Lead!;
        var contact = command.Contact?.Invoke(after);
        return context.Store.CommitAsync(
            new LeadCommit
            {
                Tenant = command.Tenant,
                Changes = [new LeadChange(after, before.Version)],
                Quota = decision.Quota,
                Contact = contact,
                Events = command.Events(before, after, contact),
                Due = RecycleIndex.Changes(before, after),
                IdempotencyKey = command.IdempotencyKey,
            },
            cancellationToken);
    }

    // A retried claim finds the lead owned by its own first attempt; that is a success, not a refusal.
    private async Task<LeadCommandResult?> RepeatedAsync(LeadCommand command, Lead lead, CancellationToken cancellationToken) =>
        command.IdempotencyKey is { } key && await context.Store.FindAppliedAsync(command.Tenant, key, cancellationToken).ConfigureAwait(false) is not null
            ? new LeadCommandResult { Status = LeadCommandStatus.Applied, Lead = lead, Repeated = true }
            : null;
}
