using CustomerLifecycle.Hosting;
using CustomerLifecycle.Privacy;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the intake of mails to a host.</summary>
public static class TicketMailServiceCollectionExtensions
{
    /// <summary>Adds the intake of mails: <see cref="IMailIntake"/> and its store.</summary>
    /// <param name="builder">The suite; tickets are added too if they are not there.</param>
    /// <param name="configure">Sets mailboxes and rules.</param>
    public static ICustomerLifecycleBuilder AddTicketMail(this ICustomerLifecycleBuilder builder, Action<TicketMailOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddTicketMail(configure);
        return builder;
    }

    /// <summary>Adds the intake of mails to services. A storage must be chosen too.</summary>
    /// <param name="services">The host's services; tickets are added too if they are not there.</param>
    /// <param name="configure">Sets mailboxes and rules.</param>
    public static IServiceCollection AddTicketMail(this IServiceCollection services, Action<TicketMailOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddTickets();
        services.AddOptions<TicketMailOptions>().ValidateOnStart();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TicketMailOptions>, TicketMailOptionsValidator>());
        services.TryAddSingleton(provider => StorageBackend.Create<ITicketMailStore>(
            provider, relational => new RelationalTicketMailStore(relational), memory => new InMemoryTicketMailStore(memory)));
        services.TryAddSingleton<IMailIntake, MailIntake>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDueHandler, AnswerExpiry>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPersonalDataHolder, TicketMailPersonalData>());
        return services;
    }
}
