namespace CustomerLifecycle.Flows;

/// <summary>Which of a customer's contact points a channel reaches. Pure.</summary>
internal static class Recipient
{
    public static ContactPoint? On(Channel channel, IReadOnlyList<ContactPoint> points) =>
        KindsOf(channel).Select(kind => points.FirstOrDefault(point => point.Kind == kind)).FirstOrDefault(point => point is not null);

    private static ContactPointKind[] KindsOf(Channel channel) =>
        channel == Channel.Email ? [ContactPointKind.Email]
        : channel == Channel.Sms || channel == Channel.Voice ? [ContactPointKind.Phone]
        : channel == Channel.WeChat ? [ContactPointKind.WeChatOpenId, ContactPointKind.WeChatUnionId, ContactPointKind.WeChat]
        : channel == Channel.Weibo ? [ContactPointKind.Weibo]
        : [ContactPointKind.Member, ContactPointKind.Visitor];
}
