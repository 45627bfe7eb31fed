using System.Collections.Immutable;

namespace CustomerLifecycle.Customers.Identity;

/// <summary>The rules of identity resolution: strength, priority and limits per kind, and values that identify nobody. Immutable.</summary>
public sealed record IdentityPolicy
{
    /// <summary>The default of <see cref="MaxMergedCustomers"/>.</summary>
    public const int DefaultMaxMergedCustomers = 16;

    /// <summary>The default of <see cref="SeenPrecision"/>.</summary>
    public static readonly TimeSpan DefaultSeenPrecision = TimeSpan.FromHours(1);

    private static readonly ImmutableDictionary<ContactPointKind, IdentifierRule> DefaultRules = Index(
        Strong(ContactPointKind.Member, priority: 100, perCustomer: 1, customers: 2),
        Strong(ContactPointKind.WeChatUnionId, priority: 90, perCustomer: 1, customers: 2),
        Strong(ContactPointKind.WeChatOpenId, priority: 80, perCustomer: 5, customers: 2),
        Strong(ContactPointKind.Weibo, priority: 70, perCustomer: 3, customers: 2),
        Strong(ContactPointKind.Email, priority: 60, perCustomer: 3, customers: 3),
        Strong(ContactPointKind.Phone, priority: 50, perCustomer: 3, customers: 3),
        Strong(ContactPointKind.WeChat, priority: 40, perCustomer: 2, customers: 3),
        Strong(ContactPointKind.QQ, priority: 30, perCustomer: 2, customers: 3),
        Weak(ContactPointKind.Custom, priority: 20),
        Weak(ContactPointKind.Visitor, priority: 10));

    private ImmutableDictionary<ContactPointKind, IdentifierRule> Rules { get; init; } = DefaultRules;

    /// <summary>Members, WeChat and Weibo ids, e-mail addresses, phones and QQ numbers are strong, in this order; visitor and custom ids are weak.</summary>
    public static IdentityPolicy Default { get; } = new();

    /// <summary>Values that identify nobody, such as the shop's own hotline or a test address; normalised before they are compared.</summary>
    public IReadOnlyList<ContactPoint> Ignored { get; init; } = [];

    /// <summary>The most customer records that may be merged into one; 1 to 64. More is a sign of a wrong identifier.</summary>
    public int MaxMergedCustomers { get; init; } = DefaultMaxMergedCustomers;

    /// <summary>How exactly "last seen" is kept, so that recognising a regular customer does not write each time. Zero keeps it exact.</summary>
    public TimeSpan SeenPrecision { get; init; } = DefaultSeenPrecision;

    /// <summary>The rule of a kind.</summary>
    /// <param name="kind">The kind of contact point.</param>
    public IdentifierRule For(ContactPointKind kind) => Rules.TryGetValue(kind, out IdentifierRule? rule) ? rule : Weak(kind, priority: 0);

    /// <summary>A copy of the policy in which a kind has another rule.</summary>
    /// <param name="rule">The rule that replaces the kind's present one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A limit of the rule is below 1.</exception>
    public IdentityPolicy With(IdentifierRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentOutOfRangeException.ThrowIfLessThan(rule.MaxPerCustomer, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(rule.MaxCustomers, 1);
        return this with { Rules = Rules.SetItem(rule.Kind, rule) };
    }

    private static ImmutableDictionary<ContactPointKind, IdentifierRule> Index(params IdentifierRule[] rules) =>
        rules.ToImmutableDictionary(rule => rule.Kind);

    private static IdentifierRule Strong(ContactPointKind kind, int priority, int perCustomer, int customers) => new()
    {
        Kind = kind,
        Strength = IdentifierStrength.Strong,
        Priority = priority,
        MaxPerCustomer = perCustomer,
        MaxCustomers = customers,
    };

    private static IdentifierRule Weak(ContactPointKind kind, int priority) => new()
    {
        Kind = kind,
        Strength = IdentifierStrength.Weak,
        Priority = priority,
        MaxPerCustomer = 20,
        MaxCustomers = 3,
    };
}
