using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Tickets;

/// <summary>The members that the options name.</summary>
internal sealed class ConfiguredGroupMembers(IOptions<TicketsOptions> options) : IGroupMembers
{
    private readonly TicketsOptions _options = options.Value;

    public ValueTask<IReadOnlyList<AgentId>> GetMembersAsync(TenantId tenant, string group, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_options.GroupMembers.TryGetValue(group, out IReadOnlyList<AgentId>? members) ? members : []);
}
