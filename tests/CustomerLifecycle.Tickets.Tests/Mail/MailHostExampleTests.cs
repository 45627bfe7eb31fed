using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Tickets.Mail;

public sealed class MailHostExampleTests
{
    private static readonly TenantId Shop = new("shop");

    [Fact]
    [Trait("Feature", "tickets.mail-threading")]
    public async Task The_host_of_the_page_on_email_answers_a_customer_and_finds_the_thread_again()
    {
        await using ServiceProvider provider = MailHostExample.Compose(new ServiceCollection(), builder => builder.UseInMemory());
        (Server server, IMailIntake intake, ITicketService tickets) = (new(), provider.GetRequiredService<IMailIntake>(), provider.GetRequiredService<ITicketService>());
        MailHostExample.MailWorker worker = new(server, intake);
        server.Inbox.Enqueue(Message("<1@example.com>", "The kettle leaks"));

        await worker.FetchAsync(Shop, "desk@support.example.com", default);
        Ticket ticket = Assert.Single(await tickets.QueryAsync(Shop, new()));
        TicketMail first = (await intake.GetMailsAsync(Shop, ticket.Id)).Single(mail => !mail.IsSent);
        await MailHostExample.ReplyAsync(server, intake, new(), ticket, first, "Since when?");
        server.Inbox.Enqueue(Message("<2@example.com>", "Quite another subject: [Ticket#" + ticket.Number + "]"));
        await worker.FetchAsync(Shop, "desk@support.example.com", default);

        Assert.Equal(["[Ticket#T000001] The kettle leaks", "Re: [Ticket#T000001] The kettle leaks"], server.Sent);
        Assert.Equal(2, server.Seen);
        Assert.Single(await tickets.GetCommentsAsync(Shop, ticket.Id));
    }

    [Fact]
    [Trait("Feature", "tickets.mail-explain")]
    public void The_rules_decide_over_tickets_of_the_hosts_own()
    {
        InboundMail mail = new() { Headers = MailHeaders.Of(("From", "lee@example.com"), ("Subject", "hello")), TextBody = "about Case#17" };

        Assert.Equal("FollowUp the-case because thread.body", MailHostExample.Decide(mail, new Dictionary<string, TicketId> { ["17"] = new("the-case") }));
    }

    [Fact]
    [Trait("Feature", "tickets.mail-explain")]
    public void The_page_on_email_shows_what_is_compiled_here()
    {
        string root = Root();
        string page = File.ReadAllText(Path.Combine(root, "docs", "how-to", "email-intake.md"));
        string code = Squeezed(File.ReadAllText(Path.Combine(root, "tests", "CustomerLifecycle.Tickets.Tests", "Mail", "MailHostExample.cs")));
        string[] blocks = [.. page.Split("```csharp").Skip(1).Select(rest => rest.Split("```")[0])];

        Assert.Equal(4, blocks.Length);
        Assert.All(blocks, block => Assert.Contains(Squeezed(block), code));
    }

    private static MailHostExample.FetchedMessage Message(string id, string subject) =>
        new([new("From", "Ann Lee <lee@example.com>"), new("Message-ID", id), new("Subject", subject)], "It drips.", null, [new("image/png", "leak.png", 17, null, "files/17")]);

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("CustomerLifecycle.sln").Length == 0)
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }

    private sealed class Server : MailHostExample.IMailServer
    {
        public Queue<MailHostExample.FetchedMessage> Inbox { get; } = new();

        public List<string> Sent { get; } = [];

        public int Seen { get; private set; }

        public Task<IReadOnlyList<MailHostExample.FetchedMessage>> UnseenAsync(string mailbox, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<MailHostExample.FetchedMessage>>(Inbox.TryDequeue(out MailHostExample.FetchedMessage? message) ? [message] : []);

        public Task MarkSeenAsync(MailHostExample.FetchedMessage message, CancellationToken cancellationToken)
        {
            Seen++;
            return Task.CompletedTask;
        }

        public Task SendAsync(string envelopeSender, string from, string to, string subject, MailHeaders headers, string text, CancellationToken cancellationToken)
        {
            Sent.Add(subject);
            return Task.CompletedTask;
        }
    }
}
