using System.Runtime.CompilerServices;
using CustomerLifecycle.Privacy;

namespace CustomerLifecycle.Tickets;

/// <summary>What the mails on tickets say about a person: address, subject and references to parts.</summary>
internal sealed class TicketMailPersonalData(ITicketMailStore store) : IPersonalDataHolder
{
    public string Name => "tickets.mail";

    public async IAsyncEnumerable<PersonalDataRecord> ExportAsync(DataSubject subject, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (string address in Addresses(subject))
        {
            foreach (TicketMail mail in await store.OfAddressAsync(subject.Tenant, address, cancellationToken).ConfigureAwait(false))
            {
                yield return new() { Holder = Name, Kind = "mail", Id = $"{mail.Ticket.Value}/{mail.Mailbox}/{mail.Key}", Json = TicketJson.Write(mail) };
            }
        }
    }

    public async Task<int> EraseAsync(DataSubject subject, CancellationToken cancellationToken = default)
    {
        int erased = 0;
        foreach (string address in Addresses(subject))
        {
            erased += await store.EraseAsync(subject.Tenant, address, cancellationToken).ConfigureAwait(false);
        }

        return erased;
    }

    private static IEnumerable<string> Addresses(DataSubject subject) => subject.ContactPoints
        .Where(point => point.Kind == ContactPointKind.Email).Select(point => point.Value.Trim().ToLowerInvariant()).Distinct(StringComparer.Ordinal);
}
