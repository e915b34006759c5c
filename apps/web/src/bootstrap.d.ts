/** See used-bootstrap.ts. */
declare module "bootstrap/dist/css/bootstrap.min.css?for=*";
