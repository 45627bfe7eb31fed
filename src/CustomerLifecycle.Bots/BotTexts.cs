namespace CustomerLifecycle.Bots;

/// <summary>What a bot says by itself in one language.</summary>
public sealed record BotTexts
{
    /// <summary>Replies to a greeting or chat.</summary>
    public required string Greeting { get; init; }

    /// <summary>Precedes the questions to choose from; they follow, numbered, one a line.</summary>
    public required string Clarify { get; init; }

    /// <summary>Replies to what says nothing.</summary>
    public required string Rephrase { get; init; }

    /// <summary>Said when a human takes over.</summary>
    public required string Handover { get; init; }

    /// <summary>Said when a human will take over once there is one.</summary>
    public required string HandoverLater { get; init; }

    /// <summary>The Chinese texts.</summary>
    public static BotTexts Chinese { get; } = new()
    {
        Greeting = "您好，请问有什么可以帮您？",
        Clarify = "请问您想了解的是哪一个？回复序号即可：",
        Rephrase = "抱歉没太明白，请再具体说一下您的问题。",
        Handover = "这个问题为您转接人工客服，请稍等。",
        HandoverLater = "现在人工客服不在线，您的问题已经记下，上班后会尽快回复您。",
    };

    /// <summary>The English texts.</summary>
    public static BotTexts English { get; } = new()
    {
        Greeting = "Hello, how can I help you?",
        Clarify = "Which of these do you mean? Reply with the number:",
        Rephrase = "Sorry, I did not get that. Could you tell me a bit more?",
        Handover = "I am connecting you to a colleague, please wait a moment.",
        HandoverLater = "Our colleagues are offline now. Your question is noted and will be answered as soon as they are back.",
    };
}
