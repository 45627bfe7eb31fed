using CustomerLifecycle;
using CustomerLifecycle.Customers;
using CustomerLifecycle.Customers.Profiles;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

internal static class CustomersQuickStart
{
    internal static async Task RunAsync()
    {
        // <readme>
        ServiceCollection services = new();
        services.AddCustomerLifecycle(l => l.UseInMemory().AddCustomers(o => o.DefaultCallingCode = "86"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        ICustomerService customers = provider.GetRequiredService<ICustomerService>();
        TenantId shop = new("shop");

        ContactPoint phone = new(ContactPointKind.Phone, "138 0013 8000");
        ContactPoint mail = new(ContactPointKind.Email, "wang@example.cn");
        CustomerId caller = (await customers.IdentifyAsync(shop, new IdentifyCustomer { ContactPoints = [phone] })).Customer!.Value;
        await customers.TagAsync(shop, new TagCustomer { Customer = caller, Tag = new CustomerTag { Name = "vip", Source = "agent" } });
        IdentifyResult writer = await customers.IdentifyAsync(shop, new IdentifyCustomer { ContactPoints = [mail, phone] });

        CustomerView view = (await customers.GetViewAsync(shop, writer.Customer!.Value))!;
        Console.WriteLine($"{writer.Outcome}: {string.Join(", ", writer.Reasons.Select(reason => $"{reason.Code} {reason.Kind}"))}");
        Console.WriteLine($"{view.ContactPoints.Count} contact points, tags: {string.Join(", ", view.Tags.Select(tag => tag.Name))}");
        // </readme>
    }
}
