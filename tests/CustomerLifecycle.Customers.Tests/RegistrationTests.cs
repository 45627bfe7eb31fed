using CustomerLifecycle.Customers.Conversations;
using CustomerLifecycle.Customers.Privacy;
using CustomerLifecycle.Privacy;
using CustomerLifecycle.Storage;
using CustomerLifecycle.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Customers.Tests;

public sealed class RegistrationTests
{
    [Fact]
    public async Task Adding_the_module_twice_adds_it_once()
    {
        await using TestStorage storage = await TestStorage.InMemoryAsync(builder => builder.AddCustomers().AddCustomers());

        Assert.Single(storage.Services.GetServices<ICustomerService>());
        Assert.Equal(["customers", "outbox"], storage.Services.GetServices<IPersonalDataHolder>().Select(holder => holder.Name).Order(StringComparer.Ordinal));
        Assert.NotNull(storage.Get<IConversationService>());
        Assert.NotNull(storage.Get<IConsentService>());
        storage.Get<OutboxDispatcher>();
    }

    [Fact]
    public async Task Wrong_options_are_named_at_start()
    {
        await using TestStorage storage = await TestStorage.InMemoryAsync(builder => builder.AddCustomers(options => options.DefaultCallingCode = "+86"));

        OptionsValidationException error = Assert.Throws<OptionsValidationException>(() => storage.Get<IStartupValidator>().Validate());

        Assert.Contains("DefaultCallingCode", error.Message);
    }
}
