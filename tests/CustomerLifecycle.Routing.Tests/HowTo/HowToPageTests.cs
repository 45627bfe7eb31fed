using System.Text.RegularExpressions;
using CustomerLifecycle.Calendars;
using CustomerLifecycle.Testing;

namespace CustomerLifecycle.Routing.Tests.HowTo;

/// <summary>What the how-tos on routing show is what is compiled and run here.</summary>
public sealed partial class HowToPageTests
{
    private static readonly TenantId Shop = RoutersOverOneLog.Tenant;

    [Theory]
    [InlineData("vip-first", "VipFirstSample")]
    [InlineData("night-to-the-bot", "NightBotSample")]
    [InlineData("sticky-agent", "StickyAgentSample")]
    [InlineData("bullseye-routing", "BullseyeSample")]
    [InlineData("callbacks-in-queue", "CallbackSample")]
    [InlineData("your-own-scorer", "OwnScorerSample")]
    [InlineData("coming-from-job-router-and-taskrouter", "ComingFromSample")]
    public void A_page_shows_the_programs_that_are_compiled(string page, string sample)
    {
        string text = RepositoryText.Read("docs", "how-to", page + ".md");
        string code = RepositoryText.Read("tests", "CustomerLifecycle.Routing.Tests", "HowTo", sample + ".cs");
        Assert.Equal(Programs().Matches(code).Select(match => Dedented(match.Groups["code"].Value)), Shown().Matches(text).Select(match => match.Groups["code"].Value));
    }

    [Fact]
    public async Task A_vip_is_served_first_within_the_bound()
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: o =>
        {
            o.Queues.Add(new QueueDefinition { Id = new("sales") });
            VipFirstSample.Compose(o);
        });
        Assert.Equal(["black-1", "patient", "black-2"], await VipFirstSample.RunAsync(nodes.Routers[0], Shop, nodes.Storage.Clock.Advance));
        Assert.Equal("2 ahead", await VipFirstSample.ExpediteAsync(nodes.Routers[0], Shop));
    }

    [Fact]
    public async Task At_night_the_bot_takes_over_and_hands_back()
    {
        var closed = BusinessCalendar.InZone("UTC").On(DayOfWeek.Monday, LocalTimeRange.Parse("00:00-00:01")).Build();
        await using var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: o =>
        {
            NightBotSample.Compose(o, closed);
            o.Queues.Add(new QueueDefinition { Id = new("night-shift") });
        });
        string since = nodes.Storage.Clock.GetUtcNow().ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            ["Overflowed to the bot 'night'", $"Queued since {since}", "Abandoned"],
            await NightBotSample.RunAsync(nodes.Routers[0], Shop, nodes.Storage.Clock.Advance));
    }

    [Fact]
    public async Task A_returning_customer_waits_for_the_known_agent_and_then_for_anybody()
    {
        await using var nodes = await WithServiceAsync();
        var router = nodes.Routers[0];
        await router.SignInAsync(Shop, Agent("ann"));
        await router.EnqueueAsync(Shop, new ContactRequest { Contact = new("busy"), Queue = new("service"), Channel = Channel.WebChat });
        await router.AcceptAsync(Shop, new("busy"), new("ann"));
        await router.SignInAsync(Shop, Agent("bob"));
        Assert.Equal(["Queued, kept for ann", "Offered to bob"], await StickyAgentSample.RunAsync(router, Shop, nodes.Storage.Clock.Advance));
        Assert.Equal(2, StickyAgentSample.Others().Agents.Count);
    }

    [Fact]
    public async Task A_plan_relaxes_and_the_explanation_says_what_is_missing()
    {
        await using var nodes = await WithServiceAsync();
        var router = nodes.Routers[0];
        await router.SignInAsync(Shop, BullseyeSample.Agent());
        await router.EnqueueAsync(Shop, BullseyeSample.Contact());
        Assert.Equal("step 0: MissingSkill, ConditionNotMet; agent.region = 'south' (it is 'north')", await BullseyeSample.WhyAsync(router, Shop));
        nodes.Storage.Clock.Advance(TimeSpan.FromSeconds(30));
        await router.AdvanceTimeAsync(Shop);
        Assert.Equal("ann", (await router.GetContactSnapshotAsync(Shop, new("call-1")))!.Agent?.Value);
        Assert.Equal(
            "agent.region = contact.region and (agent.seniority >= 3 or not contact.level in ('gold', 'black'))", BullseyeSample.Condition().ToString());
    }

    [Fact]
    public async Task A_callback_keeps_its_place_and_is_called_with_one_click()
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: o => o.Queues.Add(CallbackSample.Queue()));
        await nodes.Routers[0].SignInAsync(Shop, Agent("ann"), AgentPresence.Busy);
        Assert.Equal(
            ["number 1; no estimate: NoAgentAvailable", "Waiting, a callback: True", "Assigned to ann", "Rejected: NoCapacity"],
            await CallbackSample.RunAsync(nodes.Routers[0], Shop, nodes.Storage.Clock.Advance));
    }

    [Fact]
    public void A_scorer_of_the_hosts_own_decides()
    {
        var scorer = new OwnScorerSample.ConversionScorer(new Dictionary<(string, string), double> { [("bob", "oven")] = 0.9 });
        var bench = new Bench(new RoutingPoolOptions { Scorers = [scorer] }).Queue("sales", _ => OwnScorerSample.Queue());
        bench.Agent("ann", queues: "sales").Agent("bob", queues: "sales");
        bench.Contact("c1", c => c with { Attributes = new Dictionary<string, string> { ["product"] = "oven" } }, queue: "sales");
        Assert.Equal("bob", bench.AgentOf("c1"));
    }

    [Fact]
    public async Task What_one_knows_from_other_routers_is_here_too()
    {
        await using var nodes = await RoutersOverOneLog.CreateAsync("memory", configure: o =>
        {
            o.Queues.Add(new QueueDefinition { Id = new("service") });
            o.Queues.Add(new QueueDefinition { Id = new("sales") });
        });
        var router = nodes.Routers[0];
        Assert.Equal(["Offered, Assigned, Closed"], await ComingFromSample.RunAsync(router, Shop));
        await router.SetPresenceAsync(Shop, new("ann"), AgentPresence.Available);
        await router.EnqueueAsync(Shop, new ContactRequest { Contact = new("chat-2"), Queue = new("service"), Channel = Channel.WebChat });
        await router.AcceptAsync(Shop, new("chat-2"), new("ann"));
        await router.SignInAsync(Shop, Agent("bob"));
        Assert.Equal(["Assigned to bob"], await ComingFromSample.WarmTransferAsync(router, Shop));
    }

    private static Task<RoutersOverOneLog> WithServiceAsync() =>
        RoutersOverOneLog.CreateAsync("memory", configure: o => o.Queues.Add(new QueueDefinition { Id = new("service") }));

    private static AgentProfile Agent(string id) => new() { Id = new(id), Queues = [new() { Queue = new("service") }] };

    private static string Dedented(string code)
    {
        string[] lines = code.Split('\n');
        int indentation = lines.Where(line => line.Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length > 0 ? line[indentation..] : line));
    }

    [GeneratedRegex("""// <page>\n(?<code>.*?)\n *// </page>""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Programs();

    [GeneratedRegex("""```csharp\n(?<code>.*?)\n```""", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Shown();
}
