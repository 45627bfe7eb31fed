namespace CustomerLifecycle.Abstractions.Tests.Identifiers;

/// <summary>The laws for each kind of identifier.</summary>
public static class IdentifierTests
{
    public sealed class Agents : IdentifierLaws<AgentId>;

    public sealed class Channels : IdentifierLaws<Channel>;

    public sealed class Contacts : IdentifierLaws<ContactId>;

    public sealed class Conversations : IdentifierLaws<ConversationId>;

    public sealed class Customers : IdentifierLaws<CustomerId>;

    public sealed class Events : IdentifierLaws<EventId>;

    public sealed class Issues : IdentifierLaws<IssueId>;

    public sealed class Leads : IdentifierLaws<LeadId>;

    public sealed class Messages : IdentifierLaws<MessageId>;

    public sealed class Queues : IdentifierLaws<QueueId>;

    public sealed class Surveys : IdentifierLaws<SurveyId>;

    public sealed class Tenants : IdentifierLaws<TenantId>;

    public sealed class Tickets : IdentifierLaws<TicketId>;

    public sealed class WebhookEndpoints : IdentifierLaws<WebhookEndpointId>;

    public sealed class Completeness
    {
        [Fact]
        public void Every_kind_is_held_to_the_laws()
        {
            IEnumerable<Type> kinds = typeof(TenantId).Assembly.GetExportedTypes()
                .Where(type => type.IsValueType && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IIdentifier<>)));
            IEnumerable<Type> tested = typeof(IdentifierTests).GetNestedTypes().Where(type => type.BaseType!.IsGenericType).Select(type => type.BaseType!.GetGenericArguments()[0]);

            Assert.Equal(kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal), tested.Select(kind => kind.Name).Order(StringComparer.Ordinal));
        }
    }
}
