using System.Globalization;
using System.Net;
using CustomerLifecycle.Storage.Tests.Webhooks.Receiving;
using CustomerLifecycle.Storage.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace CustomerLifecycle.Storage.Tests.Webhooks.HowTo;

/// <summary>What the how-to shows is compiled, and does what the how-to says.</summary>
public sealed class WebhookHowToTests
{
    [Fact]
    public void Every_program_of_the_page_is_compiled()
    {
        string folder = Folder();
        string compiled = Plain(File.ReadAllLines(Path.Combine(folder, "WebhookHowTo.cs")));
        string[] page = File.ReadAllLines(Path.Combine(folder, "..", "..", "..", "..", "docs", "how-to", "webhooks.md"));
        int programs = 0;
        for (int line = 0; line < page.Length; line++)
        {
            if (page[line] == "```csharp")
            {
                string[] program = [.. page.Skip(line + 1).TakeWhile(text => text != "```")];
                Assert.Contains(Plain(program), compiled, StringComparison.Ordinal);
                programs++;
            }
        }

        Assert.Equal(5, programs);
    }

    [Fact]
    public async Task The_receiver_of_the_page_accepts_ours_once_and_nobody_elses()
    {
        List<string> handled = [];
        int port = WebhookReceiver.FreePort();
        using HttpListener listener = new();
        listener.Prefixes.Add(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
        listener.Start();
        await using WebhookHost host = await WebhookHost.OpenAsync();
        Uri address = new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/hooks"));
        string secret = await WebhookHowTo.RegisterAsync(host.Webhooks, WebhookHost.Tenant, address, CancellationToken.None);
        await host.PublishAsync("evt-1");

        Task receiving = ReceiveAsync(secret);
        Assert.Equal(1, await host.SendAsync());
        await receiving;
        Assert.Equal(["evt-1"], handled);
        Assert.Empty(await host.ListAsync(dead: false));

        await host.PublishAsync("evt-2");
        receiving = ReceiveAsync(WebhookSecret.Generate().Reveal());
        await host.SendAsync();
        await receiving;
        Assert.Equal(["evt-1"], handled);
        Assert.Equal(401, (await host.SingleAsync()).Status);

        async Task ReceiveAsync(string known) => await WebhookHowTo.ReceiveAsync(await listener.GetContextAsync(), new WebhookVerifier(WebhookSecret.Parse(known)), host.Clock, (id, _) =>
        {
            handled.Add(id);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task The_other_programs_of_the_page_do_what_it_says()
    {
        ServiceCollection services = new();
        WebhookHowTo.Compose(services, WebhookHost.Key);
        Assert.Contains(services, service => service.ServiceType == typeof(IWebhookService));
        await using WebhookReceiver receiver = new(Replies.Status(410));
        await using WebhookHost host = await WebhookHost.OpenAsync();
        Assert.StartsWith("Url: ", await WebhookHowTo.RegisterAsync(host.Webhooks, WebhookHost.Tenant, new Uri("ftp://crm.example.com/"), CancellationToken.None));
        (WebhookEndpoint endpoint, WebhookSecret first) = await host.AddAsync(receiver.Url);

        string second = await WebhookHowTo.RotateAsync(host.Webhooks, WebhookHost.Tenant, endpoint.Id, CancellationToken.None);
        Assert.Equal([WebhookSecret.Parse(second), first], await host.Webhooks.GetSecretsAsync(WebhookHost.Tenant, endpoint.Id));

        await host.PublishAsync("evt-1");
        await host.SendAsync();
        Assert.Equal(1, await WebhookHowTo.ReplayAsync(host.Webhooks, WebhookHost.Tenant, endpoint.Id, host.Now, CancellationToken.None));
        Assert.Equal(1, await host.SendAsync());
    }

    private static string Plain(IEnumerable<string> lines) => string.Join('\n', lines.Select(line => line.Trim()));

    private static string Folder()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CustomerLifecycle.sln")))
        {
            folder = Path.GetDirectoryName(folder)!;
        }

        return Path.Combine(folder, "tests", "CustomerLifecycle.Storage.Tests", "Webhooks", "HowTo");
    }
}
