using CustomerLifecycle.Hosting;
using CustomerLifecycle.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tickets.Mail;

/// <summary>A host that fetches and sends with a library of its own; the page on e-mail shows its parts.</summary>
internal static class MailHostExample
{
    public static ServiceProvider Compose(IServiceCollection services, Action<ICustomerLifecycleBuilder> storage) => services
        .AddCustomerLifecycle(lifecycle =>
        {
            storage(lifecycle);
            lifecycle.AddTickets().AddTicketMail(mail =>
            {
                mail.Rules.SystemDomains.Add("support.example.com");
                mail.AddMailbox("desk@support.example.com", new TicketMailbox { Type = "after-sales", Group = "desk" });
                mail.AddMailbox("sales@support.example.com", new TicketMailbox { Type = "pre-sales", Group = "sales" });
            });
        })
        .BuildServiceProvider();

    /// <summary>What the host's mail library gives it.</summary>
    public interface IMailServer
    {
        Task<IReadOnlyList<FetchedMessage>> UnseenAsync(string mailbox, CancellationToken cancellationToken);

        Task MarkSeenAsync(FetchedMessage message, CancellationToken cancellationToken);

        Task SendAsync(string envelopeSender, string from, string to, string subject, MailHeaders headers, string text, CancellationToken cancellationToken);
    }

    public sealed record FetchedMessage(IEnumerable<KeyValuePair<string, string>> Headers, string? TextBody, string? HtmlBody, IReadOnlyList<FetchedPart> Attachments);

    public sealed record FetchedPart(string MediaType, string? FileName, long Length, string? Text, string StoredAt);

    public sealed class MailWorker(IMailServer server, IMailIntake intake)
    {
        public async Task FetchAsync(TenantId tenant, string mailbox, CancellationToken cancellationToken)
        {
            foreach (FetchedMessage message in await server.UnseenAsync(mailbox, cancellationToken))
            {
                MailReceipt receipt = await intake.ReceiveAsync(
                    new ReceiveMail { Tenant = tenant, Mailbox = mailbox, Mail = Read(message) }, cancellationToken);

                if (receipt.Answer is { } answer)
                {
                    await server.SendAsync(
                        answer.EnvelopeSender, mailbox, answer.To.Value, answer.Subject, answer.Headers,
                        $"Thank you. Your ticket is {receipt.Ticket!.Number}.", cancellationToken);
                }

                if (receipt.Status == TicketResultStatus.Applied)
                {
                    await server.MarkSeenAsync(message, cancellationToken);
                }
            }
        }

        private static InboundMail Read(FetchedMessage message) => new()
        {
            Headers = new MailHeaders(message.Headers),
            TextBody = message.TextBody,
            HtmlBody = message.HtmlBody,
            Parts = [.. message.Attachments.Select(part => new MailPart
            {
                MediaType = part.MediaType, FileName = part.FileName, Length = part.Length, Text = part.Text, Reference = part.StoredAt,
            })],
        };
    }

    public static async Task ReplyAsync(IMailServer server, IMailIntake intake, MailRules rules, Ticket ticket, TicketMail answered, string text)
    {
        string id = $"{ticket.Id.Value}.{ticket.Version}@support.example.com";
        string subject = "Re: " + rules.SubjectOf(ticket.Number, ticket.Subject);
        await intake.RecordSentAsync(new SentMail
        {
            Tenant = ticket.Tenant, Ticket = ticket.Id, Mailbox = answered.Mailbox, MessageId = id, To = answered.Address, Subject = subject,
        });
        MailHeaders headers = MailHeaders.Of(("Message-ID", $"<{id}>"), ("In-Reply-To", $"<{answered.MessageId}>"), ("References", $"<{answered.MessageId}>"));
        await server.SendAsync(answered.Mailbox, answered.Mailbox, answered.Address!.Value, subject, headers, text, CancellationToken.None);
    }

    public static string Decide(InboundMail mail, IReadOnlyDictionary<string, TicketId> myTicketsByNumber)
    {
        MailRules rules = new(new MailRulesOptions { TicketHook = "Case#", SearchIn = MailPlaces.Subject | MailPlaces.Body });
        MailKeys keys = rules.KeysOf(mail);
        MailKnowledge knowledge = new()
        {
            ByNumber = keys.Numbers.Where(myTicketsByNumber.ContainsKey).ToDictionary(number => number, number => new KnownTicket { Ticket = myTicketsByNumber[number] }),
        };
        MailDecision decision = rules.Decide(mail, knowledge, DateTimeOffset.UnixEpoch);
        return $"{decision.Kind} {decision.Ticket} because {string.Join(", ", decision.Why.Where(finding => finding.Holds).Select(finding => finding.Rule))}";
    }
}
