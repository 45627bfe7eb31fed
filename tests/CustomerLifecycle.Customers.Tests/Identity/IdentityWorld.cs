using CustomerLifecycle.Customers.Identity;

namespace CustomerLifecycle.Customers.Tests.Identity;

/// <summary>A graph that lives in memory, a clock that moves a minute per step, and customers c1, c2, ... in order.</summary>
internal sealed class IdentityWorld
{
    private readonly IdentityResolver _resolver;
    private int _customers;
    private DateTimeOffset _now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    internal IdentityWorld(IdentityPolicy? policy = null) => _resolver = new IdentityResolver(policy ?? IdentityPolicy.Default);

    internal IdentityGraph Graph { get; } = new();

    internal static ContactPoint Phone(int n) => new(ContactPointKind.Phone, $"+86138000000{n:00}");

    internal static ContactPoint Email(string name) => new(ContactPointKind.Email, $"{name}@example.cn");

    internal static ContactPoint Member(int n) => new(ContactPointKind.Member, $"M{n}");

    internal static ContactPoint Visitor(string id) => new(ContactPointKind.Visitor, id);

    internal IdentityDecision See(params ContactPoint[] points) =>
        _resolver.Identify(Graph, points, Tick(), () => new CustomerId($"c{++_customers}"));

    internal IReadOnlyList<IdentityChange> Undo(string one, string other) =>
        _resolver.Undo(Graph, new CustomerId(one), new CustomerId(other), Tick());

    internal string Root(string customer) => Graph.RootOf(new CustomerId(customer)).Value;

    private DateTimeOffset Tick() => _now = _now.AddMinutes(1);
}
