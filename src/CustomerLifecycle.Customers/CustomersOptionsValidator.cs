using Microsoft.Extensions.Options;

namespace CustomerLifecycle.Customers;

[OptionsValidator]
internal sealed partial class CustomersOptionsValidator : IValidateOptions<CustomersOptions>;
