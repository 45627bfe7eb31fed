using System.Text;
using CustomerLifecycle.Analytics;
using CustomerLifecycle.Bots;
using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Events;
using CustomerLifecycle.Leads;
using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Tests.Flows;

/// <summary>A process that dies between any two steps, and a message that is handed in again, leave what an undisturbed run leaves, to
/// the byte of every event.</summary>
public sealed class CrashTests
{
    public static TheoryData<string> Storages => FlowHost.Storages;

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.crash")]
    public Task A_question_the_bot_answers(string storage) => ProveAsync(storage, "m-1", FlowHost.Known);

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.crash")]
    public Task A_wish_for_a_human(string storage) => ProveAsync(storage, "m-1", FlowHost.AsksForHuman);

    [Theory]
    [MemberData(nameof(Storages))]
    [Trait("Feature", "flows.crash")]
    public Task A_mail_without_a_conversation(string storage) => ProveAsync(storage, "m-1", FlowHost.Known, conversation: null, Channel.Email);

    private static async Task ProveAsync(string storage, string id, string text, string? conversation = "c-1", Channel? channel = null)
    {
        string undisturbed = await RunAsync(storage, new CrashPoint(), id, text, conversation, channel);
        int crashes = 0;
        for (CrashPoint point = new() { DieAfter = 1 }; ; point = new() { DieAfter = crashes + 1 })
        {
            string disturbed = await RunAsync(storage, point, id, text, conversation, channel);
            Assert.Equal(undisturbed, disturbed);
            if (!point.HasCrashed)
            {
                break;
            }

            crashes++;
        }

        Assert.True(crashes >= 5, $"only {crashes} steps were interrupted");
    }

    private static async Task<string> RunAsync(string storage, CrashPoint point, string id, string text, string? conversation, Channel? channel)
    {
        await using FlowHost host = await FlowHost.CreateAsync(storage, also: services =>
        {
            point.Guard<ICustomerService>(services);
            point.Guard<IConversationService>(services);
            point.Guard<IBotService>(services);
            point.Guard<IRouter>(services);
            point.Guard<ILeadService>(services);
            point.Guard<ISurveyService>(services);
        });
        try
        {
            await host.Desk.HandleAsync(FlowHost.Message(id, text, conversation, channel));
        }
        catch (CrashPoint.CrashException)
        {
            await host.Desk.HandleAsync(FlowHost.Message(id, text, conversation, channel));
        }

        await host.Storage.DrainAsync();
        CloudEventSerializer serializer = host.Get<CloudEventSerializer>();
        return string.Join('\n', (await host.EventsAsync()).Select(held => Encoding.UTF8.GetString(serializer.Serialize(held))));
    }
}
