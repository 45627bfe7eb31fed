using CustomerLifecycle.Events;
using CustomerLifecycle.Storage;

namespace CustomerLifecycle.Routing;

/// <summary>What the stores share: how an append becomes a commit, and how events are handed over.</summary>
internal static class RoutingCommit
{
    public static StorageCommit Of(RoutingPoolId pool, RoutingAppend append, params SqlStatement[] statements) => new()
    {
        Tenant = pool.Tenant,
        Stream = "routing/" + pool.Name,
        Statements = statements,
        Due = append.Timers,
        Answers = [.. append.Answers.Select(answer => new KeyedResult(KeyOf(pool, answer.CommandId), RoutingLogFormat.WriteOutcome(answer.Outcome)))],
        Topic = TopicOf(pool),
    };

    public static StorageCommit Of(RoutingPoolId pool, IReadOnlyList<IntegrationEvent> told, params SqlStatement[] statements) =>
        new() { Tenant = pool.Tenant, Stream = "routing/" + pool.Name, Statements = statements, Events = told };

    /// <summary>Under which a command is remembered.</summary>
    public static string KeyOf(RoutingPoolId pool, string commandId) => "routing/" + pool.Name + "/" + commandId;

    /// <summary>By which those who follow the pool are woken.</summary>
    public static string TopicOf(RoutingPoolId pool) => "routing/" + pool.Tenant.Value + "/" + pool.Name;
}
