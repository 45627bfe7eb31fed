using CustomerLifecycle.Events;

namespace CustomerLifecycle.Storage.KillTarget.Tickets;

/// <summary>Notes effects, each once under its key, in the order in which they are had.</summary>
internal sealed class TicketEffects(StorageBackend backend, IIdGenerator ids) : IIntegrationEventHandler
{
    private const int FailsEvery = 97;

    public string Name => "ticket-effects";

    public async Task HandleAsync(IntegrationEvent integrationEvent, EventDelivery delivery, CancellationToken cancellationToken)
    {
        if (integrationEvent is TicketEvent happened)
        {
            await StoreAsync(delivery.EffectKey(), "event", happened.Ticket.Value, happened.Id.Value);
            if (happened.Id.Value.Sum(character => character) % FailsEvery == 0 && delivery.Attempt == 1)
            {
                throw new InvalidOperationException("Failed after the effect.");
            }
        }
    }

    internal Task<CommitResult> StoreAsync(string key, string source, string ticket, string cause) => backend.Relational!.CommitAsync(new StorageCommit
    {
        Tenant = TicketWorkload.Tenant,
        Stream = "effect/" + source + "/" + ticket,
        IdempotencyKey = "effect/" + key,
        Statements =
        [
            new SqlStatement(
                "INSERT INTO cl_kill_ticket_effect (tenant, id, source, ticket, cause, position) "
                + "SELECT @tenant, @id, @source, @ticket, @cause, COALESCE(MAX(position), 0) + 1 FROM cl_kill_ticket_effect WHERE tenant = @tenant AND source = @source AND ticket = @ticket",
                new("tenant", TicketWorkload.Tenant.Value),
                new("id", ids.NewGuid().ToString()),
                new("source", source),
                new("ticket", ticket),
                new("cause", cause)),
        ],
    });
}
