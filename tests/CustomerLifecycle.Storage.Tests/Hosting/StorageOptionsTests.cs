using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Storage.Tests.Hosting;

public sealed class StorageOptionsTests
{
    public static TheoryData<string, Action<StorageOptions>> Wrong() => new()
    {
        { nameof(StorageOptions.MaxCommitBatch), options => options.MaxCommitBatch = 0 },
        { nameof(StorageOptions.MaxCommitBatch), options => options.MaxCommitBatch = 4097 },
        { nameof(StorageOptions.CommitQueueLimit), options => options.CommitQueueLimit = 0 },
        { nameof(StorageOptions.PollInterval), options => options.PollInterval = TimeSpan.FromMilliseconds(9) },
        { nameof(StorageOptions.PollInterval), options => options.PollInterval = TimeSpan.FromMinutes(11) },
        { nameof(StorageOptions.MaxConcurrentStreams), options => options.MaxConcurrentStreams = 257 },
        { nameof(StorageOptions.MaxDeliveryAttempts), options => options.MaxDeliveryAttempts = 0 },
        { nameof(StorageOptions.RetryDelay), options => options.RetryDelay = TimeSpan.FromTicks(-1) },
        { nameof(StorageOptions.MaxRetryDelay), options => options.MaxRetryDelay = TimeSpan.FromDays(2) },
        { nameof(StorageOptions.Retention), options => options.Retention = TimeSpan.Zero },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_value_out_of_range_stops_the_start_and_is_named(string name, Action<StorageOptions> set)
    {
        using IHost host = StorageChoiceTests.Build(services => services.AddCustomerLifecycle(builder => builder.UseInMemory().ConfigureStorage(set)));

        Assert.Contains(name, (await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync())).Message);
    }

    [Fact]
    public async Task The_defaults_are_in_range_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = ",";
        other.NumberFormat.NegativeSign = "~";
        other.DateTimeFormat.TimeSeparator = ".";
        CultureInfo.CurrentCulture = other;
        try
        {
            using IHost host = StorageChoiceTests.Build(services => services.AddCustomerLifecycle(builder => builder.UseInMemory()));

            await host.StartAsync();
            await host.StopAsync();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
