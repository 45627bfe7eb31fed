using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection;

namespace OwnTicketTable;

/// <summary>How the CRM adds its tickets.</summary>
public static class CrmServices
{
    /// <summary>Keeps tickets in the CRM's table; call it before <c>AddTickets</c>.</summary>
    // <compose>
    public static IServiceCollection AddCrmTicketStore(this IServiceCollection services)
    {
        // A CRM that migrates its tables itself leaves this line out.
        services.AddStorageSchema("crm", typeof(CrmTicketStore).Assembly);
        return services.AddSingleton<ITicketStore, CrmTicketStore>();
    }

    // </compose>
}
