namespace CustomerLifecycle.Bots.LeadCapture;

/// <summary>What the dialogue says in one language. <c>{name}</c> and <c>{details}</c> are filled in.</summary>
public sealed record LeadCaptureScript
{
    /// <summary>Opens the conversation.</summary>
    public required string Greeting { get; init; }

    /// <summary>Opens the conversation with somebody known; has <c>{name}</c>.</summary>
    public required string GreetingByName { get; init; }

    /// <summary>What the customer gets: the reason to leave a number.</summary>
    public required string Offer { get; init; }

    /// <summary>Said when the knowledge base has no answer, before asking.</summary>
    public required string Unanswered { get; init; }

    /// <summary>Asks for a phone or WeChat, a shorter way each time; the last is repeated.</summary>
    public required IReadOnlyList<string> Asks { get; init; }

    /// <summary>Follows an answer given in between.</summary>
    public required string Reminder { get; init; }

    /// <summary>Meets a first refusal and asks once more.</summary>
    public required string Objection { get; init; }

    /// <summary>Said to a number with digits missing or too many, asks again.</summary>
    public required string Incomplete { get; init; }

    /// <summary>Reads back what was left; has <c>{details}</c>.</summary>
    public required string Confirm { get; init; }

    /// <summary>Asks again after the customer said that it is wrong.</summary>
    public required string Correct { get; init; }

    /// <summary>Ends with contact details.</summary>
    public required string Thanks { get; init; }

    /// <summary>Ends without.</summary>
    public required string Farewell { get; init; }

    /// <summary>The Chinese script.</summary>
    public static LeadCaptureScript Chinese { get; } = new()
    {
        Greeting = "您好，很高兴为您服务。",
        GreetingByName = "{name}您好，很高兴为您服务。",
        Offer = "您可以直接问我产品和服务的问题；需要报价或方案，也可以请专员整理好发给您。",
        Unanswered = "这个问题我先替您记下，专员会尽快给您准确的答复。",
        Asks = ["方便留个手机号或微信吗？专员整理好资料后联系您。", "留个手机号或微信就行，只用于回复您的问题。", "您的手机号或微信是？"],
        Reminder = "需要专员跟进的话，直接发手机号或微信给我就好。",
        Objection = "理解，我们不会打扰您，号码只用于这次回复。不方便接电话，留微信也可以。",
        Incomplete = "这个号码的位数好像不对，麻烦再发一次。",
        Confirm = "跟您核对一下：{details}，对吗？",
        Correct = "好的，请把正确的号码发给我。",
        Thanks = "收到，专员会尽快联系您，谢谢！",
        Farewell = "好的，有需要随时找我。",
    };

    /// <summary>The English script.</summary>
    public static LeadCaptureScript English { get; } = new()
    {
        Greeting = "Hello, nice to meet you.",
        GreetingByName = "Hello {name}, nice to see you.",
        Offer = "Ask me anything about our products and services; if you need a quote, a colleague can prepare one for you.",
        Unanswered = "I have noted your question; a colleague will get back to you with a proper answer.",
        Asks = ["May I have a phone number or WeChat id, so that a colleague can reach you?", "A phone number or WeChat id will do; we only use it to answer you.", "What is your phone number or WeChat id?"],
        Reminder = "If you would like a colleague to follow up, just send me a phone number or WeChat id.",
        Objection = "I understand. We only use it to answer this once. If you would rather not be called, a WeChat id is fine too.",
        Incomplete = "That number does not seem to have the right number of digits. Could you send it again?",
        Confirm = "Let me check: {details}. Is that right?",
        Correct = "All right, please send me the right one.",
        Thanks = "Got it, a colleague will contact you soon. Thank you!",
        Farewell = "All right. I am here whenever you need me.",
    };
}
