using CustomerLifecycle.Flows;
using CustomerLifecycle.Messages;
using CustomerLifecycle.Routing;

namespace CustomerLifecycle.Tests.Flows;

public sealed class DeskRulesTests
{
    private static readonly TextMessage Hello = new() { Text = "hello" };

    [Theory]
    [InlineData(ContactStatus.Scheduled)]
    [InlineData(ContactStatus.Waiting)]
    [InlineData(ContactStatus.Offered)]
    [InlineData(ContactStatus.Assigned)]
    [InlineData(ContactStatus.WrapUp)]
    public void Whoever_waits_for_a_human_or_has_one_is_not_answered_by_a_bot(ContactStatus status) =>
        Assert.Equal(DeskRoute.Agent, DeskRules.RouteOf(Hello, status, isWithBotAgent: false, hasBot: true, botSpeaksFirst: true, hasRouting: true));

    [Fact]
    public void A_contact_that_overflow_or_routing_gave_to_a_bot_is_the_bots()
    {
        Assert.Equal(DeskRoute.Bot, DeskRules.RouteOf(Hello, ContactStatus.WithBot, isWithBotAgent: false, hasBot: true, botSpeaksFirst: false, hasRouting: true));
        Assert.Equal(DeskRoute.Bot, DeskRules.RouteOf(Hello, ContactStatus.Assigned, isWithBotAgent: true, hasBot: true, botSpeaksFirst: false, hasRouting: true));
    }

    [Theory]
    [InlineData(true, true, true, "Bot")]
    [InlineData(true, false, true, "Queue")]
    [InlineData(false, true, true, "Queue")]
    [InlineData(true, false, false, "Record")]
    [InlineData(false, true, false, "Record")]
    public void Who_comes_new_meets_the_bot_where_it_speaks_and_a_queue_otherwise(bool hasBot, bool botSpeaksFirst, bool hasRouting, string route) =>
        Assert.Equal(route, DeskRules.RouteOf(Hello, contact: null, isWithBotAgent: false, hasBot, botSpeaksFirst, hasRouting).ToString());

    [Fact]
    public void Keys_tell_parts_apart_and_never_grow_too_long()
    {
        Assert.NotEqual(FlowKeys.Of("a/b", "c"), FlowKeys.Of("a", "b/c"));
        Assert.NotEqual(FlowKeys.Of("a%2Fb"), FlowKeys.Of("a/b"));
        string longest = new('x', 128);
        Assert.NotEqual(FlowKeys.Of("p", longest, longest + "1"), FlowKeys.Of("p", longest, longest + "2"));
        Assert.True(FlowKeys.Of("p", longest, longest).Length <= 200);
        Assert.NotEqual(FlowKeys.Message("reply", longest), FlowKeys.Message("survey", longest));
    }
}
