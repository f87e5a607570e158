export const billingContract = {};
