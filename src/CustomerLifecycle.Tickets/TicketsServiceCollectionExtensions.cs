using CustomerLifecycle.Hosting;
using CustomerLifecycle.Privacy;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Tickets;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds tickets to a host.</summary>
public static class TicketsServiceCollectionExtensions
{
    /// <summary>Adds tickets: <see cref="ITicketService"/>, its store and the handlers of due times.</summary>
    /// <param name="builder">The suite.</param>
    /// <param name="configure">Sets workflows, calendars and SLA policies.</param>
    public static ICustomerLifecycleBuilder AddTickets(this ICustomerLifecycleBuilder builder, Action<TicketsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddTickets(configure);
        return builder;
    }

    /// <summary>Adds tickets to services. A storage must be chosen too.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets workflows, calendars and SLA policies.</param>
    public static IServiceCollection AddTickets(this IServiceCollection services, Action<TicketsOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddCustomerLifecycleStorage();
        services.AddStorageSchema("tickets", typeof(ITicketService).Assembly);
        services.AddOptions<TicketsOptions>().ValidateOnStart();
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<TicketsOptions>, TicketsOptionsValidator>());
        services.TryAddSingleton(provider => new TicketCatalog(provider.GetRequiredService<IOptions<TicketsOptions>>().Value));
        services.TryAddSingleton(provider => StorageBackend.Create<ITicketStore>(
            provider, relational => new RelationalTicketStore(relational), memory => new InMemoryTicketStore(memory)));
        services.TryAddSingleton<TicketDecider>();
        services.TryAddSingleton(provider => new TicketAutomation(
            provider.GetRequiredService<IOptions<TicketsOptions>>().Value, provider.GetRequiredService<TicketDecider>(), provider.GetRequiredService<EscalationDecider>()));
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<ITicketDueRule, StepDueRule>(),
            ServiceDescriptor.Singleton<ITicketDueRule, TimeRuleDueRule>(),
            ServiceDescriptor.Singleton<ITicketDueRule, SatisfactionDueRule>(),
            ServiceDescriptor.Singleton<IDueHandler, TimeRuleHandler>(),
            ServiceDescriptor.Singleton<IDueHandler, NoticeHandler>(),
            ServiceDescriptor.Singleton<IDueHandler, SatisfactionHandler>(),
        ]);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITicketDueRule, TicketSlaDueRule>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITicketDueRule, TicketEffectDueRule>());
        services.AddTicketRelations();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITicketDueRule, TicketApprovalDueRule>());
        services.TryAddSingleton<TicketCommandRunner>();
        services.TryAddSingleton<TimeRuleScheduler>();
        services.TryAddSingleton<SlaScheduler>();
        services.TryAddSingleton<WorkflowMigrator>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, WorkflowPins>());
        services.TryAddSingleton<TicketService>();
        services.TryAddSingleton<ITicketService>(provider => provider.GetRequiredService<TicketService>());
        services.TryAddSingleton<ITicketComments, TicketComments>();
        services.TryAddSingleton<ITicketChecklists, TicketChecklists>();
        services.TryAddSingleton<ITicketWatchers, TicketWatchers>();
        services.TryAddSingleton<ITicketAttachments, TicketAttachments>();
        services.TryAddSingleton<ITimeAccounting, TimeAccounting>();
        services.TryAddSingleton<ITicketTemplates, TicketTemplates>();
        services.TryAddSingleton<TicketApprovals>();
        services.TryAddSingleton<ITicketApprovals>(provider => provider.GetRequiredService<TicketApprovals>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPersonalDataHolder, TicketsPersonalData>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDueHandler, TicketApprovalHandler>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDueHandler, TicketSlaHandler>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDueHandler, TicketEffectHandler>());
        return services;
    }

    // Links, claims and distribution, visits, callbacks.
    private static void AddTicketRelations(this IServiceCollection services)
    {
        services.TryAddSingleton(provider => new CallbackDecider(provider.GetRequiredService<IOptions<TicketsOptions>>().Value.Callbacks));
        services.TryAddSingleton(provider => new FieldServiceDecider(
            provider.GetRequiredService<IOptions<TicketsOptions>>().Value.FieldService, provider.GetRequiredService<TicketDecider>(), provider.GetRequiredService<CallbackDecider>()));
        services.TryAddSingleton<LinkDecider>();
        services.TryAddSingleton<MergeDecider>();
        services.TryAddSingleton<RecontactDecider>();
        services.TryAddSingleton<EscalationDecider>();
        services.TryAddSingleton<TicketDrafts>();
        services.TryAddSingleton<TicketRepeats>();
        services.TryAddSingleton<TicketReplies>();
        services.TryAddSingleton<WaitingTickets>();
        services.TryAddSingleton<TicketClaims>();
        services.TryAddSingleton<ITicketRelations, TicketRelations>();
        services.TryAddSingleton<IFieldService, FieldVisits>();
        services.TryAddSingleton<TicketCallbacks>();
        services.TryAddSingleton<ITicketCallbacks>(provider => provider.GetRequiredService<TicketCallbacks>());
        services.TryAddSingleton<IGroupMembers, ConfiguredGroupMembers>();
        services.TryAddSingleton<IAssigneeSelector, LeastOpenTicketsSelector>();
        services.TryAddSingleton<TicketDistribution>();
        services.TryAddSingleton<ITicketDistribution>(provider => provider.GetRequiredService<TicketDistribution>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITicketDecisionRule, ParentWaitsRule>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITicketDueRule, CallbackDueRule>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITicketDueRule, TicketDistributionDueRule>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDueHandler, CallbackDueHandler>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IDueHandler, TicketDistributionHandler>());
    }

    /// <summary>Adds an effect that workflows can name; adding the same type twice is harmless.</summary>
    /// <typeparam name="TEffect">The effect.</typeparam>
    /// <param name="services">The host's services.</param>
    public static IServiceCollection AddTicketEffect<TEffect>(this IServiceCollection services)
        where TEffect : class, ITicketEffect
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<ITicketEffect, TEffect>());
        return services;
    }
}
