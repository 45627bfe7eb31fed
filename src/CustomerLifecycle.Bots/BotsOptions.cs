using CustomerLifecycle.Bots.Faq;
using CustomerLifecycle.Bots.LeadCapture;

namespace CustomerLifecycle.Bots;

/// <summary>Configures the Bots module.</summary>
public sealed class BotsOptions
{
    /// <summary>The default of <see cref="MaxMessageLength"/>.</summary>
    public const int DefaultMaxMessageLength = 8_000;

    /// <summary>The default of <see cref="MaxClarifications"/>.</summary>
    public const int DefaultMaxClarifications = 2;

    /// <summary>The language spoken when there are no texts of the customer's language.</summary>
    public const string FallbackLanguage = LeadCaptureOptions.FallbackLanguage;

    /// <summary>The default of <see cref="SilenceAfter"/>.</summary>
    public static readonly TimeSpan DefaultSilenceAfter = TimeSpan.FromMinutes(10);

    /// <summary>The bot's name as an agent, in events.</summary>
    public AgentId Bot { get; set; } = new("bot");

    /// <summary>What tenants without a knowledge base of their own are answered from. Replaced at run time through <see cref="KnowledgeBaseRegistry"/> or a host's own <see cref="IKnowledgeBaseSource"/>.</summary>
    public KnowledgeBase KnowledgeBase { get; set; } = KnowledgeBase.Empty;

    /// <summary>The knowledge bases of single tenants.</summary>
    public IDictionary<TenantId, KnowledgeBase> TenantKnowledgeBases { get; } = new Dictionary<TenantId, KnowledgeBase>();

    /// <summary>How questions are matched.</summary>
    public FaqMatcherOptions Matching { get; set; } = new();

    /// <summary>How contact details are asked for.</summary>
    public LeadCaptureOptions LeadCapture { get; set; } = new();

    /// <summary>What the bot says by itself, by language; <see cref="FallbackLanguage"/> must be among them.</summary>
    public IDictionary<string, BotTexts> Texts { get; } = new Dictionary<string, BotTexts>(StringComparer.Ordinal)
    {
        ["zh"] = BotTexts.Chinese,
        ["en"] = BotTexts.English,
    };

    /// <summary>How many messages in a row may stay unclear before a human is asked for. At least 0.</summary>
    public int MaxClarifications { get; set; } = DefaultMaxClarifications;

    /// <summary>How long after the last message unconfirmed contact details are reported. More than zero.</summary>
    public TimeSpan SilenceAfter { get; set; } = DefaultSilenceAfter;

    /// <summary>How many characters of a message are read. At least 16.</summary>
    public int MaxMessageLength { get; set; } = DefaultMaxMessageLength;
}
