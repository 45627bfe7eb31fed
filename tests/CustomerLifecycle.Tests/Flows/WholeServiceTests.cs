using CustomerLifecycle.Analytics;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Tests.Flows;

public sealed class WholeServiceTests
{
    [Fact]
    [Trait("Feature", "flows.desk")]
    public async Task From_a_question_over_bot_and_human_to_a_rating_and_a_report()
    {
        await using FlowHost host = await FlowHost.CreateAsync("sqlite");
        DateTimeOffset from = host.Storage.Clock.GetUtcNow();
        await host.SignInAsync(FlowHost.Ann);
        await host.WriteAsync("m-1", FlowHost.Known);
        await host.WriteAsync("m-2", FlowHost.AsksForHuman);
        Conversation conversation = await host.ConversationAsync();

        host.Storage.Clock.Advance(TimeSpan.FromMinutes(3));
        AppendMessage answer = new()
        {
            Conversation = conversation.Id, Message = new MessageId("a-1"), Sender = ParticipantKind.Agent, Agent = FlowHost.Ann, Content = new TextMessage { Text = "已为您处理" },
        };
        await host.Get<IConversationService>().AppendAsync(FlowHost.Shop, answer);
        await host.Router.CompleteAsync(FlowHost.Shop, conversation.Contact!.Value, FlowHost.Ann, outcome: ContactOutcome.Resolved);
        await host.DrainAsync();
        string token = ((RichCardMessage)host.Channel.Sent[^1].Content).Actions[0].Link!.Segments[^1];
        await host.Get<ISurveyService>().AnswerAsync(FlowHost.Shop, token, 4, "谢谢");
        await host.DrainAsync();

        Assert.Equal(["Customer", "Bot", "Customer", "Bot", "Agent"], (await host.TranscriptAsync()).Select(line => line.Split(':')[0]));
        Assert.Equal("agent", (await host.ConversationAsync()).EndedBy);
        KpiReport report = await host.Get<IKpiService>().ReportAsync(new KpiQuery
        {
            Tenant = FlowHost.Shop, Kpis = ["contacts", "average_handle_time", "csat"], From = from, To = from + TimeSpan.FromDays(1), GroupBy = ["channel"],
        });
        Assert.Equal([1.0, 180.0, 1.0], report.Total.Values.Select(value => value.Value!.Value));
        Assert.Single((await host.CustomerAsync(FlowHost.Visitor)).LastContacts);
    }
}
